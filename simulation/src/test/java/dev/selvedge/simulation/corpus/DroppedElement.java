package dev.selvedge.simulation.corpus;

import dev.selvedge.Channel;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.sync.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * A relay waits to pass on what it has received, or to be stopped. If it is stopped, the element in its hand is in neither channel. Repaired,
 * it passes on what it holds before it ends.
 */
final class DroppedElement implements Specimen {

    private static final int ELEMENTS = 3;

    private record Relay(Channel<Integer> in, Channel<Integer> out, Event stop) {

        void run(boolean passesOnTheLast) throws InterruptedException {
            try (out) {
                while (true) {
                    int element = Select.select(in.onReceive(), stop.onSet(() -> -1));
                    if (element < 0) {
                        return;
                    }
                    boolean sent = Select.select(out.onSend(element, () -> true), stop.onSet(() -> false));
                    if (!sent) {
                        if (passesOnTheLast) {
                            out.send(element);
                        }
                        return;
                    }
                }
            }
        }
    }

    @Override
    public String name() {
        return "a select that drops an element";
    }

    @Override
    public List<String> telltale() {
        return List.of("AssertionError", "of 3 elements", "task 'relay'", "Select.select", "Event.set");
    }

    @Override
    public void buggy() throws InterruptedException {
        relay(false);
    }

    @Override
    public void fixed() throws InterruptedException {
        relay(true);
    }

    private static void relay(boolean passesOnTheLast) throws InterruptedException {
        Relay relay = new Relay(
                Channel.named("in").buffered(ELEMENTS), Channel.named("out").rendezvous(), Event.named("stop"));
        List<Integer> received = new ArrayList<>();
        Scope.run(scope -> {
            scope.fork("relay", () -> relay.run(passesOnTheLast));
            scope.fork("sink", () -> relay.out.forEach(received::add));
            for (int element = 0; element < ELEMENTS; element++) {
                relay.in.send(element);
            }
            relay.stop.set();
        });
        int left = relay.in.drain().size();
        if (received.size() + left != ELEMENTS) {
            throw new AssertionError(
                    "of " + ELEMENTS + " elements " + received.size() + " arrived and " + left + " were left");
        }
    }
}
