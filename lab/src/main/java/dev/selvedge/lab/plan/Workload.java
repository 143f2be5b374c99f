package dev.selvedge.lab.plan;

import java.util.List;

/**
 * A piece of work that every model does in its own way.
 *
 * @param name    what it is called on the command line and in the report
 * @param summary one line that says what a request does
 * @param models  the models that can do it, in the order in which they are measured
 * @param usual   those that are measured if nobody chooses: few, so that a run takes two minutes
 */
public record Workload(String name, String summary, List<Model> models, List<Model> usual) {

    /** Copies the models. */
    public Workload {
        models = List.copyOf(models);
        usual = List.copyOf(usual);
    }

    /**
     * Finds a model by its name.
     *
     * @param name what the user asked for
     * @return the model of that name
     * @throws WrongUsageException if this workload has none of that name
     */
    public Model model(String name) {
        return models.stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Nearest.unknown(
                        "model", name, models.stream().map(Model::name).toList()));
    }
}
