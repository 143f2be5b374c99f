package dev.selvedge.lab.payment;

import dev.selvedge.lab.child.ArgumentException;
import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;

/**
 * A child that is the payment service. {@code POST /pay} with any body holds the money and answers 200 after about 200 ms;
 * {@code POST /fault} with the name of a {@link Fault} as its body switches to it at once.
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

    private static PaymentService start(Arguments arguments) throws ArgumentException, InterruptedException {
        Delay delay = new Delay(
                arguments.milliseconds("delay-ms", 200),
                arguments.longNumber("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE));
        String name = arguments.text("fault", Fault.NONE.label());
        Fault fault = Fault.named(name)
                .orElseThrow(
                        () -> new ArgumentException("--fault is '" + name + "': expected none, fail, hang or slow"));
        return PaymentService.start(arguments.port(), arguments.number("loops", 1, 1, 64), delay, fault);
    }
}
