package org.psyhealth.platform.modules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.modulith.ApplicationModule;
import org.springframework.util.ClassUtils;

/**
 * Determines which modules this process runs, before component scanning. The known modules are the packages annotated
 * with {@link ApplicationModule} but not with {@link Library}.
 */
class ModuleSelectionInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var wanted = Binder.get(context.getEnvironment())
                .bind(ModuleSelection.PROPERTY, String[].class)
                .map(Arrays::asList)
                .orElse(List.of());
        var selection = ModuleSelection.of(wanted, knownModules());
        var beans = context.getBeanFactory();
        beans.registerSingleton("moduleSelection", selection);
        beans.registerSingleton("unselectedModuleFilter", new UnselectedModuleFilter(selection));
    }

    static SortedSet<String> knownModules() {
        var modules = new TreeSet<String>();
        var pattern = "classpath*:" + ModuleSelection.BASE_PACKAGE.replace('.', '/') + "/*/package-info.class";
        try {
            for (var resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                var segments = resource.getURL().getPath().split("/");
                var name = segments[segments.length - 2];
                if (isModule(name)) {
                    modules.add(name);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return modules;
    }

    private static boolean isModule(String name) {
        var info = ClassUtils.resolveClassName(
                ModuleSelection.BASE_PACKAGE + "." + name + ".package-info",
                ModuleSelectionInitializer.class.getClassLoader());
        return info.isAnnotationPresent(ApplicationModule.class) && !info.isAnnotationPresent(Library.class);
    }
}
