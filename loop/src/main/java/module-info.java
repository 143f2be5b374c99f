/**
 * One thread, many tasks.
 *
 * <p>{@code dev.selvedge.loop} has event loops with tasks that are confined to them, generators and coroutines; {@code dev.selvedge.loop.bridge} the
 * bridges to asynchronous code.
 */
module dev.selvedge.loop {
    requires transitive dev.selvedge;
    requires static transitive org.jspecify;

    exports dev.selvedge.loop;
    exports dev.selvedge.loop.bridge;
}
