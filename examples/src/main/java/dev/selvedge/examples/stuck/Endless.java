package dev.selvedge.examples.stuck;

import dev.selvedge.Channel;
import dev.selvedge.Scope;
import dev.selvedge.Sender;
import dev.selvedge.Task;
import java.util.List;

/** Waits at Selvedge's channels that nobody can end any more. */
final class Endless {
    private static final int ROWS = 3;

    private Endless() {}

    static List<Case> cases() {
        return List.of(
                plan(
                        "senders-gone",
                        "a task receives, and all who had a sending end have ended without closing it",
                        Endless::sendersGone),
                plan(
                        "receiver-died",
                        "a task sends to a rendezvous whose only receiver has failed",
                        Endless::receiverDied),
                plan(
                        "crossed-channels",
                        "two tasks each wait for the other's first message before they send theirs",
                        Endless::crossedChannels));
    }

    private static Case plan(String name, String story, Job plant) {
        return new Plan(name, Kind.CANNOT_END, story, plant);
    }

    private static void sendersGone() throws InterruptedException {
        Channel<Integer> rows = Channel.named("rows").buffered(2);
        Stage.platform(
                "owner of scope 'import'",
                () -> Scope.named("import").run(scope -> {
                    scope.fork("reader one", () -> sendsAndForgets(rows.sender()));
                    scope.fork("reader two", () -> sendsAndForgets(rows.sender()));
                    scope.fork("writer", Job.forever(rows::receive)::run);
                }));
        Stage.until(() ->
                rows.statistics().received() == 2 * ROWS && rows.statistics().receiversWaiting() == 1);
    }

    private static void sendsAndForgets(Sender<Integer> rows) throws InterruptedException {
        for (int row = 0; row < ROWS; row++) {
            rows.send(row);
        }
    }

    private static void receiverDied() throws InterruptedException {
        Channel<Integer> orders = Channel.named("orders").rendezvous();
        Stage.platform(
                "owner of scope 'shop'",
                () -> Scope.supervised().named("shop").run(scope -> {
                    Task<?> kitchen = scope.fork("kitchen", () -> {
                        orders.receive();
                        throw new IllegalArgumentException("the oven is cold");
                    });
                    scope.fork("counter", () -> {
                        orders.send(1);
                        kitchen.outcome();
                        orders.send(2);
                    });
                }));
        Stage.until(
                () -> orders.statistics().received() == 1 && orders.statistics().sendersWaiting() == 1);
    }

    private static void crossedChannels() throws InterruptedException {
        Channel<String> toAnn = Channel.named("to ann").rendezvous();
        Channel<String> toBob = Channel.named("to bob").rendezvous();
        Stage.platform(
                "owner of scope 'talk'",
                () -> Scope.named("talk").run(scope -> {
                    scope.fork("ann", () -> answers(toAnn, toBob));
                    scope.fork("bob", () -> answers(toBob, toAnn));
                }));
        Stage.until(() ->
                toAnn.statistics().receiversWaiting() == 1 && toBob.statistics().receiversWaiting() == 1);
    }

    private static void answers(Channel<String> mine, Channel<String> theirs) throws InterruptedException {
        String heard = mine.receive();
        theirs.send("I heard " + heard);
    }
}
