package dev.selvedge.worker;

import java.lang.System.Logger.Level;

/** Lines of children as lines of a log. */
enum LoggedOutput implements WorkerOutput {
    INSTANCE;

    static final System.Logger LOGGER = System.getLogger("dev.selvedge.worker");

    @Override
    public void line(String worker, Source source, String line) {
        LOGGER.log(source == Source.ERR ? Level.WARNING : Level.INFO, "[{0}] {1}", worker, line);
    }
}
