package dev.selvedge.lab.plan;

import dev.selvedge.lab.explain.Story;
import dev.selvedge.lab.process.ChildFailedException;
import dev.selvedge.lab.process.ChildSpec;
import dev.selvedge.lab.report.Layout;
import dev.selvedge.lab.result.Condition;
import dev.selvedge.lab.result.Terms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of work that every model does in its own way. A workload is registered in {@code dev.selvedge.lab.workload.Catalog}. */
public interface Workload {

    /** The heap of a server, in MiB, where a workload does not need another one. */
    int HEAP_MIB = 512;

    /** Returns what it is called on the command line and in the report. */
    String name();

    /** Returns one line that says what a request does, to go on with after "Each order". */
    String summary();

    /** Returns what its requests are called. */
    Terms terms();

    /** Returns the models that can do it, in the order in which they are measured. */
    List<Model> models();

    /** Returns those that are measured if nobody chooses: few, so that a run takes two minutes. */
    default List<Model> usual() {
        return models();
    }

    /** Returns what can go wrong on purpose. */
    default List<Fault> faults() {
        return List.of();
    }

    /** Returns which of these does if nobody says otherwise; {@code null} where all goes well then. */
    default @Nullable Fault usualFault() {
        return null;
    }

    /** Returns the sort of requests whose answers {@link Downstream#check} is told of; nothing where all are. */
    default String checkedSort() {
        return "";
    }

    /** Returns how it is run with a fault if nobody says otherwise. */
    default Defaults defaults(Fault fault) {
        return defaults();
    }

    /** Returns how it is run if nobody says otherwise. */
    default Defaults defaults() {
        return Defaults.USUAL;
    }

    /** Returns the heap of every model's server, in MiB. */
    default int heapMib() {
        return HEAP_MIB;
    }

    /** Returns how many files a server has open for each connection of a client. */
    default int filesPerConnection() {
        return 1;
    }

    /** Returns what else is the same for every model, to be said in the report and used by the rules. */
    default List<Condition> conditions(Settings settings) {
        return List.of();
    }

    /** Returns how long {@link #open} takes, about, in seconds. */
    default double openSeconds() {
        return 0;
    }

    /**
     * Starts what the servers stand on. Blocks until that can be used.
     *
     * @param settings what the run is asked to do
     * @param services starts the children
     * @return what was started
     * @throws DownstreamException  if something that is there already can't be used
     * @throws ChildFailedException if something does not start
     * @throws InterruptedException if the calling thread is interrupted
     */
    default Downstream open(Settings settings, Services services)
            throws DownstreamException, ChildFailedException, InterruptedException {
        return Downstream.none();
    }

    /**
     * Returns the generator, which prints a {@code LoadLine} for each second.
     *
     * @param settings what the run is asked to do
     * @param port     where the model's server listens
     * @return the child
     */
    ChildSpec generator(Settings settings, int port);

    /** Returns what is told of results in words. */
    Story story();

    /** Returns what the report shows beside what it always shows. */
    default Layout layout() {
        return Layout.USUAL;
    }

    /**
     * Finds a model by its name.
     *
     * @param name what the user asked for
     * @return the model of that name
     * @throws WrongUsageException if this workload has none of that name
     */
    default Model model(String name) {
        return models().stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Nearest.unknown(
                        "model", name, models().stream().map(Model::name).toList()));
    }

    /**
     * Finds a fault by its name.
     *
     * @param name what the user asked for
     * @return the fault of that name
     * @throws WrongUsageException if this workload has none of that name
     */
    default Fault fault(String name) {
        if (faults().isEmpty()) {
            throw new WrongUsageException("the workload '" + name() + "' has no faults: leave --fault out");
        }
        return faults().stream()
                .filter(fault -> fault.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Nearest.unknown(
                        "fault", name, faults().stream().map(Fault::name).toList()));
    }
}
