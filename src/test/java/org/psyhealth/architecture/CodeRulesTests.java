package org.psyhealth.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.psyhealth.support.Modules.CLASSES;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Entity;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.repository.Repository;
import org.springframework.web.bind.annotation.RestController;

/** How the code is written. */
class CodeRulesTests {

    @Test
    void no_entity_is_public() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .notBePublic()
                .because("an entity belongs to its feature package; hand out a record or an event instead")
                .check(CLASSES);
    }

    @Test
    void no_repository_is_public() {
        classes()
                .that()
                .areAssignableTo(Repository.class)
                .should()
                .notBePublic()
                .because("only the feature that owns an aggregate stores it")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void no_controller_is_public() {
        classes()
                .that()
                .areAnnotatedWith(RestController.class)
                .should()
                .notBePublic()
                .because("nothing calls a controller but the web; leave the modifier away")
                .check(CLASSES);
    }

    @Test
    void nothing_is_injected_into_fields() {
        noFields()
                .should()
                .beAnnotatedWith(Autowired.class)
                .because("a constructor shows what a class needs and lets a test pass it")
                .check(CLASSES);
    }

    @Test
    void only_the_module_of_files_and_the_delivery_talk_to_the_object_store() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.psyhealth.media..", "org.psyhealth.platform.delivery..")
                .should()
                .dependOnClassesThat(resideInAPackage("software.amazon.awssdk..")
                        .and(not(resideInAPackage("software.amazon.awssdk.core.exception"))))
                .because(
                        "a module holds ids of files, has its addresses signed by platform :: delivery, and stores what it"
                                + " exports by ExportParts")
                .check(CLASSES);
    }

    @Test
    void no_catch_all_package_exists() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..shared..", "..helper..", "..impl..")
                .because("a class belongs to the thing it serves; name the package after that")
                .check(CLASSES);
    }

    @Test
    void every_package_is_null_marked() {
        classes()
                .that()
                .resideInAPackage("org.psyhealth..")
                .should(new ArchCondition<>("be in a @NullMarked package") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                            events.add(
                                    SimpleConditionEvent.violated(type, type.getPackageName() + " is not @NullMarked"));
                        }
                    }
                })
                .because("NullAway checks only marked packages; add a package-info.java")
                .check(CLASSES);
    }
}
