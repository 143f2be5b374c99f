package dev.selvedge.examples.stuck;

/** A case whose start is a method. */
record Plan(String name, Kind kind, String story, Job plant) implements Case {
    @Override
    public void start() throws Exception {
        plant.run();
    }
}
