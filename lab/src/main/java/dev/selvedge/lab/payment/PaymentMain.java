package dev.selvedge.lab.payment;

import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.service.DelayedService;
import dev.selvedge.lab.service.ServiceFault;

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
        Child.run(args, arguments -> DelayedService.start(arguments, 200, PaymentHandler::new));
    }
}
