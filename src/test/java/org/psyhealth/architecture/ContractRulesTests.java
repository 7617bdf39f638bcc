package org.psyhealth.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.psyhealth.support.Modules.CLASSES;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.psyhealth.platform.events.DomainEvent;
import org.psyhealth.platform.events.EventContracts;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;
import org.psyhealth.support.Modules;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.annotation.KafkaListener;

/** What crosses a module's border. */
class ContractRulesTests {

    static List<String> modules() {
        return Modules.names();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void only_event_packages_are_visible_to_other_modules(String module) {
        noClasses()
                .that(resideInAPackage("org.psyhealth.(*)..")
                        .and(not(resideInAPackage("org.psyhealth." + module + ".."))))
                .should()
                .dependOnClassesThat(resideInAPackage("org.psyhealth." + module + "..")
                        .and(not(resideInAPackage("org.psyhealth." + module + ".events.."))))
                .because("modules talk through events only; publish what the other module needs to know in " + module
                        + ".events and keep it there as its own projection")
                .check(CLASSES);
    }

    @Test
    void the_platform_knows_no_module() {
        noClasses()
                .that()
                .resideInAPackage("org.psyhealth.platform..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(Modules.names().stream()
                        .map(module -> "org.psyhealth." + module + "..")
                        .toArray(String[]::new)))
                .because("the platform is technical; move the domain word into its module or pass it in")
                .check(CLASSES);
    }

    @Test
    void contracts_depend_on_no_module() {
        noClasses()
                .that()
                .resideInAPackage("org.psyhealth.*.events..")
                .and()
                .resideOutsideOfPackage("org.psyhealth.platform..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.psyhealth..")
                        .and(not(resideInAnyPackage("org.psyhealth.platform.events..", "org.psyhealth.*.events.."))))
                .because("the publisher depends on nobody; carry ids and simple values instead")
                .check(CLASSES);
    }

    @Test
    void contracts_can_be_found() {
        classes()
                .that()
                .areInterfaces()
                .and()
                .areAssignableTo(DomainEvent.class)
                .and()
                .areNotAssignableFrom(DomainEvent.class)
                .should()
                .haveNameMatching(".*(Event|Request)")
                .andShould()
                .resideInAPackage("..events..")
                .because(
                        "contracts are found by this name; another has no topic, and its events are skipped as unknown")
                .check(CLASSES);
    }

    @Test
    void module_code_is_free_of_cycles() {
        slices().assignedFrom(new ModuleCode())
                .should()
                .beFreeOfCycles()
                .because("contracts may be read in both directions, code may not depend in both; use an event")
                .check(CLASSES);
    }

    @Test
    void no_module_listens_in_process_to_an_event() {
        methods()
                .that()
                .areDeclaredInClassesThat(
                        resideInAPackage("org.psyhealth..").and(not(resideInAPackage("..platform.."))))
                .should(notListenInProcess())
                .because("events are consumed from Kafka, in one process as in many; use @KafkaListener")
                .check(CLASSES);
    }

    @Test
    void no_package_depends_on_itself_through_others() {
        slices().matching("org.psyhealth.(**)")
                .should()
                .beFreeOfCycles()
                .because("packages that need each other are one package, or hide a third that both should use")
                .check(CLASSES);
    }

    @Test
    void a_module_reads_a_topic_in_one_place() {
        var listeners = CLASSES.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(KafkaListener.class))
                .collect(Collectors.groupingBy(
                        method ->
                                method.getAnnotationOfType(KafkaListener.class).groupId() + " reads "
                                        + String.join(
                                                ",",
                                                method.getAnnotationOfType(KafkaListener.class)
                                                        .topics()),
                        Collectors.mapping(JavaMethod::getFullName, Collectors.toList())));
        assertThat(listeners)
                .as(
                        "a second listener in one group would silently get a part of the partitions; make the first one call"
                                + " both features")
                .allSatisfy(
                        (reading, methods) -> assertThat(methods).as(reading).hasSize(1));
    }

    @Test
    void listeners_stand_in_the_projection_package_and_read_what_they_name() {
        methods()
                .that()
                .areAnnotatedWith(KafkaListener.class)
                .should()
                .beDeclaredInClassesThat()
                .resideInAPackage("org.psyhealth.*.projection")
                .andShould(readTheTopicOfTheirParameter())
                .because("one package per module keeps what it knows of others; name the topic by the contract's TOPIC")
                .check(CLASSES);
    }

    @Test
    void a_listener_uses_the_group_of_its_module() {
        methods()
                .that()
                .areAnnotatedWith(KafkaListener.class)
                .should(useTheGroupOfTheModule())
                .because("a module has one consumer group, named after it; set groupId to the module's name")
                .check(CLASSES);
    }

    @Test
    void listeners_are_not_public() {
        methods()
                .that()
                .areAnnotatedWith(KafkaListener.class)
                .should()
                .bePackagePrivate()
                .andShould()
                .haveName("on")
                .because("a listener is one package-private on(...) with one call into its module")
                .check(CLASSES);
    }

    @Test
    void events_are_records_of_ids_and_simple_values() {
        classes()
                .that()
                .areAssignableTo(DomainEvent.class)
                .and(not(JavaClass.Predicates.INTERFACES))
                .should()
                .beRecords()
                .andShould()
                .bePublic()
                .andShould()
                .beAnnotatedWith(EventType.class)
                .andShould(holdSimpleValues())
                .because(
                        "what travels must mean the same in every process and for years; carry ids, text, numbers, times,"
                                + " records of them in the same package, and lists of those, and numbers by name")
                .check(CLASSES);
    }

    private static ArchCondition<JavaMethod> notListenInProcess() {
        return new ArchCondition<>("not be an in-process event listener") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var listens =
                        method.isAnnotatedWith(EventListener.class) || method.isMetaAnnotatedWith(EventListener.class);
                if (listens
                        && method.getRawParameterTypes().stream()
                                .anyMatch(type -> type.isAssignableTo(DomainEvent.class))) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " listens in process"));
                }
            }
        };
    }

    private static ArchCondition<JavaMethod> useTheGroupOfTheModule() {
        return new ArchCondition<>("use the consumer group of their module") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var module = method.getOwner().getPackageName().split("\\.")[2];
                var group = method.getAnnotationOfType(KafkaListener.class).groupId();
                if (!group.equals(module)) {
                    events.add(SimpleConditionEvent.violated(
                            method, method.getFullName() + " reads as " + group + " instead of " + module));
                }
            }
        };
    }

    private static ArchCondition<JavaMethod> readTheTopicOfTheirParameter() {
        return new ArchCondition<>("read the topic of the contract that they take") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var contract =
                        method.getRawParameterTypes().getFirst().reflect().asSubclass(DomainEvent.class);
                var topics = method.getAnnotationOfType(KafkaListener.class).topics();
                if (topics.length != 1 || !topics[0].equals(EventContracts.topicOf(contract))) {
                    events.add(SimpleConditionEvent.violated(
                            method, method.getFullName() + " reads " + String.join(",", topics)));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> holdSimpleValues() {
        var simple = Set.of(
                EventMeta.class.getName(),
                UUID.class.getName(),
                String.class.getName(),
                Instant.class.getName(),
                List.class.getName(),
                Map.class.getName(),
                int.class.getName(),
                long.class.getName(),
                Integer.class.getName(),
                Long.class.getName(),
                boolean.class.getName());
        return new ArchCondition<>("hold ids and simple values") {
            @Override
            public void check(JavaClass event, ConditionEvents events) {
                event.getFields().stream()
                        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> field.getType().getAllInvolvedRawTypes().stream()
                                .anyMatch(type ->
                                        !simple.contains(type.getName()) && !type.isEnum() && !isPartOf(event, type)))
                        .forEach(field -> events.add(SimpleConditionEvent.violated(
                                field,
                                field.getFullName() + " is a " + field.getType().getName())));
            }
        };
    }

    /** A record of the same contract, which holds simple values as well. */
    private static boolean isPartOf(JavaClass event, JavaClass type) {
        return type.isRecord() && type.getPackageName().equals(event.getPackageName());
    }

    /** A module's code without its contract. */
    private static final class ModuleCode implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            var segments = type.getPackageName().split("\\.");
            var isModuleCode = segments.length >= 3
                    && type.getPackageName().startsWith("org.psyhealth.")
                    && !(segments.length > 3 && segments[3].equals("events") && !segments[2].equals("platform"));
            return isModuleCode ? SliceIdentifier.of(segments[2]) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "the code of each module without its events";
        }
    }
}
