package org.psyhealth.platform.modules;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Excludes the modules that this process does not run from component and repository scanning. */
class UnselectedModuleFilter extends TypeExcludeFilter {

    private final ModuleSelection modules;

    UnselectedModuleFilter(ModuleSelection modules) {
        this.modules = modules;
    }

    @Override
    public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
        return !modules.includes(reader.getClassMetadata().getClassName());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UnselectedModuleFilter filter
                && filter.modules.names().equals(modules.names());
    }

    @Override
    public int hashCode() {
        return modules.names().hashCode();
    }
}
