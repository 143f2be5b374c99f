package dev.selvedge.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.selvedge.architecture.planted.here.Here;
import dev.selvedge.architecture.planted.there.There;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No package of a module leads back to itself through another. */
class PackageCyclesTest {
    private static final ArchRule NO_CYCLES =
            slices().assignedFrom(new EachPackage()).should().beFreeOfCycles().allowEmptyShould(true);

    static List<ProjectModule> modules() {
        return ProjectModule.all();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void packages_haveNoCycles(ProjectModule module) {
        NO_CYCLES.check(module.classes());
    }

    @Test
    void rule_findsAPlantedCycle_andNamesTheLine() {
        JavaClasses planted = new ClassFileImporter().importPackagesOf(Here.class, There.class);
        assertThat(NO_CYCLES.evaluate(planted).getFailureReport().getDetails())
                .singleElement()
                .asString()
                .contains("Here.java:", "There.java:");
    }

    /** Every package is a slice of its own. */
    private static final class EachPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "the packages";
        }
    }
}
