/**
 * Selvedge: structured concurrency for virtual threads.
 *
 * <p>{@code dev.selvedge} has scopes, tasks, channels and select; {@code dev.selvedge.sync}
 * what tasks share; {@code dev.selvedge.spi} has the seams to the JDK.
 */
module dev.selvedge {
    requires static transitive org.jspecify;

    exports dev.selvedge;
    exports dev.selvedge.spi;
    exports dev.selvedge.sync;
}
