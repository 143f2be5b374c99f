package dev.selvedge.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between the modules point one way only. */
class ModuleArrowsTest {
    static List<ProjectModule> modules() {
        return ProjectModule.all();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void module_hasClasses(ProjectModule module) {
        assertThat(module.classes()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void module_keepsToItsOwnPackages(ProjectModule module) {
        assertThat(module.classes().stream()
                        .filter(type -> !ProjectModule.isOurs(type)
                                || !ProjectModule.ownerOf(type).equals(module.name()))
                        .map(JavaClass::getDescription))
                .as("classes of the folder %s/ outside its packages", module)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void module_dependsOnlyOnWhatItMay(ProjectModule module) {
        assertThat(module.classes().stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(dependency -> ProjectModule.isOurs(dependency.getTargetClass()))
                        .filter(dependency -> !module.mayDependOn(ProjectModule.ownerOf(dependency.getTargetClass())))
                        .map(Dependency::getDescription))
                .as("arrows from module %s that the design does not draw", module)
                .isEmpty();
    }
}
