package dev.selvedge.lab.service;

import dev.selvedge.lab.child.ArgumentException;
import dev.selvedge.lab.child.Arguments;
import java.util.function.Function;

/**
 * A service that takes a while for each call, and does wrong what it is told to: {@code POST /fault} with the name of a
 * {@link ServiceFault} as its body switches to it at once.
 *
 * <p>Arguments: {@code --port}, {@code --delay-ms} (the mean), {@code --seed} (1), {@code --fault} (none), {@code --loops} (1: its event
 * loops). Gauges: those of {@link ServiceState#gauges}.
 */
public final class DelayedService {

    private DelayedService() {}

    /**
     * Starts one. Blocks until it listens; throws what binding the port throws.
     *
     * @param arguments  of the child
     * @param meanMillis how long a call takes in the mean if nobody says otherwise
     * @param handlers   makes what handles each connection, of what all of them share
     * @return the service
     * @throws ArgumentException    if an argument makes no sense
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public static LoopService start(
            Arguments arguments, long meanMillis, Function<ServiceState, ServiceHandler> handlers)
            throws ArgumentException, InterruptedException {
        Delay delay = new Delay(
                arguments.milliseconds("delay-ms", meanMillis),
                arguments.longNumber("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE));
        ServiceState state = new ServiceState(delay, ServiceFault.from(arguments));
        return LoopService.start(
                arguments.port(),
                arguments.number("loops", 1, 1, 64),
                _ -> new LoopService.Behaviour(() -> handlers.apply(state), state::gauges));
    }
}
