package dev.selvedge.lab.service;

import dev.selvedge.lab.plan.DownstreamException;
import dev.selvedge.lab.plan.Fault;
import java.util.List;
import java.util.Map;

/** The faults of one service as a workload names them, {@code payment-slow} for instance, and the switch to each. Used by the thread that runs the lab. */
public final class ServiceFaults {

    private static final String SLOW = "-slow";
    private static final String FAILS = "-fails";
    private static final String HANGS = "-hangs";

    private final Map<String, ServiceFault> named;
    private final FaultSwitch service;

    /**
     * Creates the faults of a service that runs.
     *
     * @param prefix  what their names begin with: {@code payment}
     * @param service tells the service
     */
    public ServiceFaults(String prefix, FaultSwitch service) {
        this.named = Map.of(
                prefix + SLOW, ServiceFault.SLOW,
                prefix + FAILS, ServiceFault.FAIL,
                prefix + HANGS, ServiceFault.HANG);
        this.service = service;
    }

    /**
     * Returns what a user can ask for.
     *
     * @param prefix what the names begin with: {@code payment}
     * @param title  what the service is called: {@code the payment service}
     * @param slower how many times as long a call takes that is slow, in a word: {@code ten}
     * @return the faults, the mildest first
     */
    public static List<Fault> all(String prefix, String title, String slower) {
        return List.of(
                new Fault(prefix + SLOW, title + " takes " + slower + " times as long"),
                new Fault(prefix + FAILS, title + " answers every call with an error"),
                new Fault(prefix + HANGS, title + " answers no call at all"));
    }

    /**
     * Has the service do wrong what the fault says. Blocks until it has agreed, five seconds at most; an interrupt ends that and is kept.
     *
     * @param fault the name of a fault; one that is not this service's is passed over
     * @throws DownstreamException if the service can't be told
     */
    public void begin(String fault) throws DownstreamException {
        ServiceFault wrong = named.get(fault);
        if (wrong != null) {
            service.turnTo(wrong);
        }
    }

    /**
     * Ends what {@link #begin} began, and blocks as that does.
     *
     * @param fault the same name
     * @throws DownstreamException if the service can't be told
     */
    public void end(String fault) throws DownstreamException {
        if (named.containsKey(fault)) {
            endAll();
        }
    }

    /**
     * Ends what a run may have left behind that was cut off in the middle of a fault. Blocks as {@link #begin} does.
     *
     * @throws DownstreamException if the service can't be told
     */
    public void endAll() throws DownstreamException {
        service.turnTo(ServiceFault.NONE);
    }
}
