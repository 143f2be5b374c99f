package dev.selvedge.lab.guide;

import dev.selvedge.lab.explain.Story;
import dev.selvedge.lab.plan.Generator;
import dev.selvedge.lab.plan.Model;
import dev.selvedge.lab.plan.Settings;
import dev.selvedge.lab.plan.Workload;
import dev.selvedge.lab.process.ChildSpec;
import dev.selvedge.lab.result.Terms;
import java.util.List;

// tag::workload
/** As little work as a request can be. */
record Greeting() implements Workload {

    @Override
    public String name() {
        return "greeting";
    }

    @Override
    public String summary() {
        return "is answered with a word";
    }

    @Override
    public Terms terms() {
        return new Terms("greeting", "greetings", "answered");
    }

    @Override
    public List<Model> models() {
        return List.of(new Model("virtual", "a virtual thread for each connection", GreetingServer.class));
    }

    @Override
    public ChildSpec generator(Settings settings, int port) {
        return Generator.child(GreetingLoad.class, settings, port);
    }

    @Override
    public Story story() {
        return Story.of();
    }
}
// end::workload
