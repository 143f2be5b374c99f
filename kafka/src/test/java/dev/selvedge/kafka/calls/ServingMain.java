package dev.selvedge.kafka.calls;

import dev.selvedge.Scope;
import dev.selvedge.kafka.Kafka;

/** A machine that runs the tests' jobs, in a JVM of its own. */
final class ServingMain {

    private ServingMain() {}

    /** Arguments: the brokers, the name of the calls. */
    static void main(String[] args) throws InterruptedException {
        Scope.run(scope -> {
            Serving serving = CallsTest.calls(Kafka.at(args[0]), args[1]).serve(scope);
            System.out.println("ready");
            serving.await();
        });
    }
}
