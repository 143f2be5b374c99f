package dev.selvedge.lab.items;

import dev.selvedge.lab.child.ArgumentException;
import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.service.LoopService;

/**
 * A child that is the item service. {@code GET /item/17/3} answers what stands at place 3 in the feed of reader 17, after 20 to 50
 * ms. {@code POST /left} with the number of a reader tells that it has left; {@code GET /counts} answers {@link Counts} in JSON,
 * and {@code POST /reset} begins them anew; {@code POST /fault} with {@code none}, {@code fail}, {@code hang} or {@code slow} as its
 * body switches to that at once.
 *
 * <p>Arguments: {@code --port}, {@code --places} (50: how many calls it works on at a time; the others wait), {@code --least-us}
 * (20,000) and {@code --most-us} (50,000: the shortest and longest time for one, in microseconds). Gauges:
 * {@code fetched_total} (items that it gave), {@code given_up_total} (calls whose caller went while they were
 * worked on), {@code queued} and {@code busy} (calls that wait, or are worked on, now),
 * {@code for_nobody_total} (calls that began when their reader had left), {@code after_left_ms} (the longest time for which a call
 * was under way after that).
 */
public final class ItemMain {

    /** How many calls it works on at a time if nobody says otherwise. */
    public static final int PLACES = 50;

    private ItemMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, ItemMain::start);
    }

    private static LoopService start(Arguments arguments) throws ArgumentException, InterruptedException {
        int least = arguments.number("least-us", 20_000, 0, 60_000_000);
        Pace pace = new Pace(
                arguments.number("places", PLACES, 1, 100_000),
                least,
                arguments.number("most-us", Math.max(50_000, least), least, 60_000_000));
        return start(arguments.port(), pace);
    }

    /** Starts it on one event loop, so that nothing in it needs a lock; throws what binding the port throws. */
    static LoopService start(int port, Pace pace) throws InterruptedException {
        return LoopService.start(port, 1, loops -> {
            Desk desk = new Desk(loops.next(), pace);
            return new LoopService.Behaviour(
                    () -> new ItemHandler(desk), () -> desk.counts().gauges());
        });
    }
}
