package dev.selvedge.lab.payment;

import dev.selvedge.lab.child.ArgumentException;
import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.service.Delay;
import dev.selvedge.lab.service.LoopService;
import dev.selvedge.lab.service.ServiceFault;
import dev.selvedge.lab.service.ServiceState;

/**
 * A child that is the payment service. {@code POST /pay} with any body holds the money and answers 200 after about 200 ms;
 * {@code POST /fault} with the name of a {@link ServiceFault} as its body switches to it at once.
 *
 * <p>Arguments: {@code --port}, {@code --delay-ms} (200, the mean), {@code --seed} (1), {@code --fault} (none),
 * {@code --loops} (1: its event loops). Gauges: {@code calls} (answered since the start), {@code pending} (that wait now),
 * {@code connections} (open now).
 */
public final class PaymentMain {

    private PaymentMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, PaymentMain::start);
    }

    private static ChildService start(Arguments arguments) throws ArgumentException, InterruptedException {
        Delay delay = new Delay(
                arguments.milliseconds("delay-ms", 200),
                arguments.longNumber("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE));
        ServiceState state = new ServiceState(ServiceFault.from(arguments));
        return LoopService.start(
                arguments.port(),
                arguments.number("loops", 1, 1, 64),
                _ -> new LoopService.Behaviour(() -> new PaymentHandler(state, delay), state::gauges));
    }
}
