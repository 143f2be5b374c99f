package dev.selvedge.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import org.junit.jupiter.api.Test;

/** What the core's module descriptor promises. */
class CoreDescriptorTest {
    private final ModuleDescriptor core = ModuleFinder.of(ProjectModule.core().location())
            .find("dev.selvedge")
            .orElseThrow()
            .descriptor();

    @Test
    void core_requiresJavaBaseAlone_atRunTime() {
        assertThat(core.requires())
                .filteredOn(requires -> !requires.modifiers().contains(Requires.Modifier.STATIC))
                .extracting(Requires::name)
                .containsExactly("java.base");
    }

    @Test
    void core_requiresOnlyTheNullAnnotations_atCompileTime() {
        assertThat(core.requires())
                .filteredOn(requires -> requires.modifiers().contains(Requires.Modifier.STATIC))
                .extracting(Requires::name)
                .isSubsetOf("org.jspecify");
    }

    @Test
    void core_exportsNoInternalPackage() {
        assertThat(core.exports())
                .extracting(ModuleDescriptor.Exports::source)
                .noneMatch(name -> name.startsWith("dev.selvedge.internal"));
        assertThat(core.opens()).isEmpty();
        assertThat(core.isOpen()).isFalse();
    }
}
