package dev.selvedge.internal.jdk;

import dev.selvedge.spi.Environment;
import dev.selvedge.spi.TaskListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ThreadLocalRandom;

/** The environment of every thread that nobody has given another one. */
public final class JdkEnvironment {

    /** The one instance. */
    public static final Environment INSTANCE = new Environment(
            new VirtualThreadStarter(),
            new LockSupportParker(),
            new SystemTime(),
            new LoggingListener(),
            () -> ThreadLocalRandom.current().nextLong());

    private JdkEnvironment() {}

    /** Logs problems, and is silent about everything else. */
    private static final class LoggingListener implements TaskListener {

        private static final Logger LOGGER = System.getLogger("dev.selvedge");

        @Override
        public void problem(String message, Throwable problem) {
            LOGGER.log(Level.WARNING, message, problem);
        }
    }
}
