package dev.selvedge.lab.workload.order;

import dev.selvedge.lab.database.DatabaseException;
import dev.selvedge.lab.database.OrderDatabase;
import dev.selvedge.lab.explain.Story;
import dev.selvedge.lab.order.RequestKind;
import dev.selvedge.lab.payment.PaymentMain;
import dev.selvedge.lab.plan.Defaults;
import dev.selvedge.lab.plan.Downstream;
import dev.selvedge.lab.plan.Fault;
import dev.selvedge.lab.plan.Generator;
import dev.selvedge.lab.plan.Model;
import dev.selvedge.lab.plan.Services;
import dev.selvedge.lab.plan.Settings;
import dev.selvedge.lab.plan.Workload;
import dev.selvedge.lab.process.ChildFailedException;
import dev.selvedge.lab.process.ChildSpec;
import dev.selvedge.lab.report.Layout;
import dev.selvedge.lab.report.Layout.Figure;
import dev.selvedge.lab.result.Condition;
import dev.selvedge.lab.result.Terms;
import dev.selvedge.lab.workload.backend.Backend;
import dev.selvedge.lab.workload.backend.CalledService;
import java.util.List;

/** Orders of a shop on its busiest day: stock in PostgreSQL, and a payment service that takes its time. */
public final class OrderWorkload implements Workload {

    private static final Backend BACKEND = new Backend(
            url -> OrderDatabase.connect(url, null, null),
            new CalledService("payment", "payment", "payment service", PaymentMain.class, 200, "a call"));

    private static final int RATE_WITH_FAULT = 400;

    /** Creates the workload. */
    public OrderWorkload() {}

    @Override
    public String name() {
        return "order";
    }

    @Override
    public String summary() {
        return "searches a shop, fills a cart or orders; half are orders, which wait about 200 ms for a payment between two"
                + " statements in PostgreSQL";
    }

    @Override
    public Terms terms() {
        return new Terms("request", "requests", "answered");
    }

    @Override
    public List<Model> models() {
        return OrderModels.ALL;
    }

    @Override
    public List<Model> usual() {
        return OrderModels.USUAL;
    }

    @Override
    public List<Fault> faults() {
        return BACKEND.faults();
    }

    /** With a fault the load is open: clients that wait for a server which hangs would send nothing, and hide how long they would wait. */
    @Override
    public Defaults defaults(Fault fault) {
        return defaults().load(defaults().connections(), RATE_WITH_FAULT);
    }

    @Override
    public String checkedSort() {
        return RequestKind.ORDER.label();
    }

    /** A server holds the connection of the client, and one to the payment service for each request under way. */
    @Override
    public int filesPerConnection() {
        return 2;
    }

    @Override
    public List<Condition> conditions(Settings settings) {
        return BACKEND.conditions(settings);
    }

    @Override
    public double openSeconds() {
        return BACKEND.openSeconds();
    }

    @Override
    public Downstream open(Settings settings, Services services)
            throws DatabaseException, ChildFailedException, InterruptedException {
        return BACKEND.open(settings, services);
    }

    @Override
    public ChildSpec generator(Settings settings, int port) {
        return Generator.child(OrderLoad.class, settings, port, "--prefix", "lab");
    }

    @Override
    public Story story() {
        return Story.of(OrderRules::check);
    }

    @Override
    public Layout layout() {
        return new Layout(
                "Searches, carts and orders. Errors and time-outs don't count here.",
                List.of(
                        new Figure("payments_pending", "waiting for payment"),
                        new Figure("db_busy", "busy database connections"),
                        new Figure("db_waiting", "waiting for the database")),
                List.of());
    }
}
