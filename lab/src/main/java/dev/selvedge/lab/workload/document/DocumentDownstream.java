package dev.selvedge.lab.workload.document;

import dev.selvedge.lab.database.DatabaseException;
import dev.selvedge.lab.database.DocumentDatabase;
import dev.selvedge.lab.database.SharedPostgres;
import dev.selvedge.lab.plan.Downstream;
import dev.selvedge.lab.plan.DownstreamException;
import dev.selvedge.lab.plan.Fault;
import dev.selvedge.lab.plan.Settings;
import dev.selvedge.lab.result.Check;
import dev.selvedge.lab.service.FaultSwitch;
import dev.selvedge.lab.service.ServiceFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the servers of the workload {@code document} stand on: PostgreSQL and the language model; and what goes wrong with them. */
final class DocumentDownstream implements Downstream {

    private static final String CUT = "database-cut";

    static final List<Fault> FAULTS = List.of(
            new Fault("model-slow", "the language model takes ten times as long"),
            new Fault("model-fails", "the language model answers every call with an error"),
            new Fault("model-hangs", "the language model answers no call at all"),
            new Fault(CUT, "the database ends all connections of the server, once"),
            new Fault("slow-client", "every second client sends the last byte of its request three seconds late"),
            new Fault("burst", "ten times as many requests come"));

    private static final Map<String, ServiceFault> OF_MODEL =
            Map.of("model-slow", ServiceFault.SLOW, "model-fails", ServiceFault.FAIL, "model-hangs", ServiceFault.HANG);

    private final DocumentDatabase database;
    private final String jdbcUrl;
    private final String modelUrl;
    private final FaultSwitch model;

    DocumentDownstream(DocumentDatabase database, String jdbcUrl, int modelPort) {
        this.database = database;
        this.jdbcUrl = jdbcUrl;
        this.modelUrl = "http://127.0.0.1:" + modelPort;
        this.model = new FaultSwitch("the language model", modelUrl);
    }

    @Override
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>(SharedPostgres.arguments(jdbcUrl));
        arguments.addAll(List.of("--model-url", modelUrl));
        arguments.addAll(List.of("--deadline-ms", Integer.toString(Settings.DEADLINE_MILLIS)));
        return arguments;
    }

    @Override
    public void disturb(String fault) throws DownstreamException {
        ServiceFault ofModel = OF_MODEL.get(fault);
        if (ofModel != null) {
            model.turnTo(ofModel);
        } else if (fault.equals(CUT)) {
            database.cut();
        }
    }

    @Override
    public void mend(String fault) throws DownstreamException {
        if (OF_MODEL.containsKey(fault)) {
            model.turnTo(ServiceFault.NONE);
        }
    }

    /** Also ends what a run may have left behind that was cut off in the middle of a fault. */
    @Override
    public void reset() throws DownstreamException {
        database.reset();
        model.turnTo(ServiceFault.NONE);
    }

    @Override
    public Check check(long confirmed, long unknown) throws DatabaseException {
        DocumentDatabase.Count found = database.count();
        return new Check(confirmed, unknown, found.documents(), found.isConsistent(), found.holds(confirmed, unknown));
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
