package dev.selvedge.examples.stuck;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Classes that initialise each other: the JVM lets each thread wait for the other's class. */
final class Initialisations {
    private static final CountDownLatch BOTH_BEGAN = new CountDownLatch(2);
    private static final CountDownLatch BOTH_BEGAN_VIRTUAL = new CountDownLatch(2);
    private static final Stage STAGE = new Stage(2);
    private static final Stage STAGE_VIRTUAL = new Stage(2);

    private Initialisations() {}

    static List<Case> cases() {
        return List.of(
                new Plan(
                        "class-init-platform",
                        Kind.DEADLOCK,
                        "two classes initialise each other, on two platform threads",
                        Initialisations::platform),
                new Plan(
                        "class-init-virtual",
                        Kind.DEADLOCK,
                        "two classes initialise each other, on two virtual threads",
                        Initialisations::virtual));
    }

    private static void platform() throws InterruptedException {
        Stage.platform("ann", Hen::touch);
        Stage.platform("bob", Egg::touch);
        STAGE.awaitLastSteps();
    }

    private static void virtual() throws InterruptedException {
        Stage.needsTwoCarriers();
        Stage.virtual("ann", Chicken::touch);
        Stage.virtual("bob", Yolk::touch);
        STAGE_VIRTUAL.awaitLastSteps();
    }

    private static void meet(CountDownLatch bothBegan, Stage stage) {
        bothBegan.countDown();
        while (bothBegan.getCount() > 0) {
            Thread.onSpinWait();
        }
        stage.lastStep();
    }

    private static final class Hen {
        static {
            meet(BOTH_BEGAN, STAGE);
            Egg.touch();
        }

        static void touch() {}
    }

    private static final class Egg {
        static {
            meet(BOTH_BEGAN, STAGE);
            Hen.touch();
        }

        static void touch() {}
    }

    private static final class Chicken {
        static {
            meet(BOTH_BEGAN_VIRTUAL, STAGE_VIRTUAL);
            Yolk.touch();
        }

        static void touch() {}
    }

    private static final class Yolk {
        static {
            meet(BOTH_BEGAN_VIRTUAL, STAGE_VIRTUAL);
            Chicken.touch();
        }

        static void touch() {}
    }
}
