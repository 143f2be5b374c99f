package dev.selvedge.lab.workload.order;

import dev.selvedge.lab.database.DatabaseException;
import dev.selvedge.lab.database.OrderDatabase;
import dev.selvedge.lab.database.SharedPostgres;
import dev.selvedge.lab.database.Verification;
import dev.selvedge.lab.plan.Downstream;
import dev.selvedge.lab.plan.DownstreamException;
import dev.selvedge.lab.plan.Settings;
import dev.selvedge.lab.result.Check;
import java.util.ArrayList;
import java.util.List;

/** What the servers of the workload {@code order} stand on: PostgreSQL and the payment service. */
final class OrderDownstream implements Downstream {

    private final OrderDatabase database;
    private final String jdbcUrl;
    private final String paymentUrl;
    private final OrderFaults faults;

    OrderDownstream(OrderDatabase database, String jdbcUrl, int paymentPort) {
        this.database = database;
        this.jdbcUrl = jdbcUrl;
        this.paymentUrl = "http://127.0.0.1:" + paymentPort;
        this.faults = new OrderFaults(database, paymentUrl);
    }

    @Override
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>(SharedPostgres.arguments(jdbcUrl));
        arguments.addAll(List.of("--payment-url", paymentUrl));
        arguments.addAll(List.of("--deadline-ms", Integer.toString(Settings.DEADLINE_MILLIS)));
        return arguments;
    }

    @Override
    public void disturb(String fault) throws DownstreamException {
        faults.begin(fault);
    }

    @Override
    public void mend(String fault) throws DownstreamException {
        faults.end(fault);
    }

    @Override
    public void reset() throws DownstreamException {
        database.reset();
        faults.endAll();
    }

    @Override
    public Check check(long confirmed, long unknown) throws DatabaseException {
        Verification found = database.verify();
        return new Check(confirmed, unknown, found.orders(), found.isConsistent(), found.holds(confirmed, unknown));
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (DatabaseException e) {
            // The database may be gone already, and its connection with it.
        }
    }
}
