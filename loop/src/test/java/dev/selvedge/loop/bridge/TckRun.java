package dev.selvedge.loop.bridge;

import dev.selvedge.Scope;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.testng.ITestListener;
import org.testng.ITestResult;
import org.testng.TestNG;

/** One run of a class of the TCK, inside a scope: how many of its tests passed, and which did not, with why. */
final class TckRun implements ITestListener {
    private static volatile Scope current;

    private int passed;
    private final Map<String, String> skipped = new TreeMap<>();
    private final Map<String, String> failed = new TreeMap<>();

    private TckRun() {}

    /** Runs all tests of a class, on this thread. */
    static TckRun of(Class<?> verification) throws InterruptedException {
        TckRun run = new TckRun();
        Scope.named(verification.getSimpleName()).run(scope -> {
            current = scope;
            TestNG testng = new TestNG(false);
            testng.setVerbose(0);
            testng.setTestClasses(new Class<?>[] {verification});
            testng.addListener(run);
            testng.run();
            scope.cancel("the tests have ended"); // some leave a subscriber behind that never asks again
        });
        return run;
    }

    /** The scope that a test's publishers and receivers belong to. */
    static Scope scope() {
        return Objects.requireNonNull(current);
    }

    /** How many passed. */
    int passed() {
        return passed;
    }

    /** Which were skipped, with the reason that the TCK gives. */
    Map<String, String> skipped() {
        return skipped;
    }

    /** Which failed, with the reason. */
    Map<String, String> failed() {
        return failed;
    }

    @Override
    public void onTestSuccess(ITestResult result) {
        passed++;
    }

    @Override
    public void onTestFailure(ITestResult result) {
        failed.put(result.getName(), reason(result));
    }

    @Override
    public void onTestSkipped(ITestResult result) {
        skipped.put(result.getName(), reason(result));
    }

    private static String reason(ITestResult result) {
        Throwable thrown = result.getThrowable();
        return thrown == null
                ? ""
                : List.of(String.valueOf(thrown.getMessage()).split("\n", 2)).getFirst();
    }
}
