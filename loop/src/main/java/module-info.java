/**
 * One thread, many tasks.
 *
 * <p>{@code dev.selvedge.loop} has event loops with tasks that are confined to them, generators and coroutines.
 */
module dev.selvedge.loop {
    requires transitive dev.selvedge;
    requires static transitive org.jspecify;

    exports dev.selvedge.loop;
}
