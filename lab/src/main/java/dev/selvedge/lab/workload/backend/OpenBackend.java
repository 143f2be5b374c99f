package dev.selvedge.lab.workload.backend;

import dev.selvedge.lab.database.DatabaseException;
import dev.selvedge.lab.database.SharedPostgres;
import dev.selvedge.lab.database.Tables;
import dev.selvedge.lab.plan.Downstream;
import dev.selvedge.lab.plan.DownstreamException;
import dev.selvedge.lab.plan.Settings;
import dev.selvedge.lab.result.Check;
import dev.selvedge.lab.service.FaultSwitch;
import dev.selvedge.lab.service.ServiceFaults;
import java.util.ArrayList;
import java.util.List;

/** The backend of the run under way. */
final class OpenBackend implements Downstream {

    static final String CUT = "database-cut";

    private final Tables tables;
    private final List<String> arguments;
    private final ServiceFaults faults;

    OpenBackend(String jdbcUrl, Tables tables, CalledService service, String serviceUrl) {
        this.tables = tables;
        this.faults = new ServiceFaults(service.key(), new FaultSwitch(service.inSentences(), serviceUrl));
        this.arguments = new ArrayList<>(SharedPostgres.arguments(jdbcUrl));
        arguments.addAll(service.arguments(serviceUrl));
        arguments.addAll(List.of("--deadline-ms", Integer.toString(Settings.DEADLINE_MILLIS)));
    }

    @Override
    public List<String> arguments() {
        return List.copyOf(arguments);
    }

    @Override
    public void disturb(String fault) throws DownstreamException {
        faults.begin(fault);
        if (fault.equals(CUT)) {
            tables.cut();
        }
    }

    @Override
    public void mend(String fault) throws DownstreamException {
        faults.end(fault);
    }

    @Override
    public void reset() throws DownstreamException {
        tables.reset();
        faults.endAll();
    }

    @Override
    public Check check(long confirmed, long unknown) throws DatabaseException {
        return tables.check(confirmed, unknown);
    }

    @Override
    public void close() {
        try {
            tables.close();
        } catch (DatabaseException e) {
            // The database may be gone already, and its connection with it.
        }
    }
}
