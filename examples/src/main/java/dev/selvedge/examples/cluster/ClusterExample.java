package dev.selvedge.examples.cluster;

import dev.selvedge.examples.Example;
import dev.selvedge.examples.terminal.Arguments;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A broker and three machines, each a process. One machine is killed in the middle, and all work is done once. */
public final class ClusterExample implements Example {

    private static final int ORDERS = 2_000;

    /** Makes the example. */
    public ClusterExample() {}

    @Override
    public String name() {
        return "cluster";
    }

    @Override
    public String summary() {
        return "three processes share work over Kafka, one is killed, and all is done once: [--orders N]";
    }

    @Override
    public int run(List<String> args, PrintStream out) throws IOException, InterruptedException {
        Arguments given = new Arguments(args);
        int orders = (int) given.number("--orders", 100, 1_000_000).orElse(ORDERS);
        given.noMore();
        Path folder = Files.createTempDirectory("selvedge-cluster");
        try (Child broker = Child.start(BrokerMain.class, folder.toString())) {
            String address = broker.line();
            out.println("A broker of Kafka is up at " + address + ", process " + broker.pid() + ".");
            return share(new Orders(address, orders), orders, address, out);
        } finally {
            delete(folder);
        }
    }

    private static int share(Orders orders, int number, String broker, PrintStream out)
            throws IOException, InterruptedException {
        orders.createTopics();
        orders.place();
        out.printf(
                Locale.ROOT,
                "%,d orders of %d customers are in a topic of %d partitions. Three machines make a receipt of each.%n",
                number,
                Orders.CUSTOMERS,
                Orders.PARTITIONS);
        try (Child first = Child.start(MachineMain.class, broker);
                Child second = Child.start(MachineMain.class, broker);
                Child third = Child.start(MachineMain.class, broker)) {
            List<Child> machines = List.of(first, second, third);
            for (Child machine : machines) {
                machine.line();
            }
            Receipts receipts = new Receipts();
            orders.readReceipts(receipts, soFar -> killOne(second, soFar, number, out));
            return account(receipts, machines, second, number, out);
        }
    }

    private static void killOne(Child machine, Receipts receipts, int number, PrintStream out) {
        if (receipts.all() == number / 3) {
            machine.kill();
            out.printf(Locale.ROOT, "%,d are done. Process %d is killed, as by kill -9.%n", number / 3, machine.pid());
        }
    }

    private static int account(Receipts receipts, List<Child> machines, Child killed, int number, PrintStream out) {
        for (Child machine : machines) {
            out.printf(
                    Locale.ROOT,
                    "    process %-8d %,7d receipts%s%n",
                    machine.pid(),
                    receipts.of(machine.pid()),
                    machine == killed ? ", until it was killed" : "");
        }
        out.printf(
                Locale.ROOT,
                "%,d orders, %,d receipts: %d lost, %d doubled, %d out of their customer's order.%n",
                number,
                receipts.all(),
                number - receipts.different(),
                receipts.doubled(),
                receipts.outOfOrder());
        return receipts.doubled() == 0 && receipts.outOfOrder() == 0 ? 0 : 1;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
