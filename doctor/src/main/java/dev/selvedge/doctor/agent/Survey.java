package dev.selvedge.doctor.agent;

import dev.selvedge.doctor.agent.Selvedge.Known;
import dev.selvedge.doctor.agent.Selvedge.KnownScope;
import dev.selvedge.doctor.agent.Selvedge.KnownTask;
import dev.selvedge.doctor.agent.Selvedge.KnownWait;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** All that one snapshot tells. The looks are taken first, one after the other; who holds what is put together afterwards. */
final class Survey {

    private final Population population;
    private final Eyes eyes;
    private final Things things = new Things();
    private final List<String> gaps = new ArrayList<>();
    private final List<Look> looks = new ArrayList<>();
    private final Map<Thread, Known> known = new HashMap<>();
    private final Map<Thread, List<Waited>> waits = new HashMap<>();
    private final Map<Thread, Set<Thing>> holds = new HashMap<>();
    private List<Sized> sizes = List.of();

    private Survey(Population population, Eyes eyes) {
        this.population = population;
        this.eyes = eyes;
    }

    static Survey of(Instrumentation instrumentation, Eyes eyes) {
        Survey survey = of(Population.now(), instrumentation, eyes);
        survey.sizes = Sizes.of(survey.looks, survey.known, survey.things, instrumentation, survey.gaps);
        eyes.remember(survey.looks);
        return survey;
    }

    /** Of some threads only, and of no sizes. Who holds what is seen as far as they hold it. */
    static Survey of(Set<Long> only, Instrumentation instrumentation, Eyes eyes) {
        return of(Population.now().only(only), instrumentation, eyes);
    }

    private static Survey of(Population population, Instrumentation instrumentation, Eyes eyes) {
        Survey survey = new Survey(population, eyes);
        survey.look(Selvedge.in(instrumentation, survey.gaps));
        survey.conclude(instrumentation);
        survey.noteGaps();
        return survey;
    }

    private void look(Selvedge selvedge) {
        for (Look look : eyes.at(List.copyOf(population.threads()))) {
            if (look != null) {
                looks.add(look);
                Known told = selvedge.of(look.thread());
                if (told != null) {
                    known.put(look.thread(), told);
                }
            }
        }
    }

    private void conclude(Instrumentation instrumentation) {
        Waits ofJdk = new Waits(things, population, looks, Initialisations.of(looks, things, instrumentation, gaps));
        IdentityHashMap<Object, Thread> strands = new IdentityHashMap<>();
        known.forEach((thread, told) -> strands.put(told.identity(), thread));
        for (Look look : looks) {
            Known told = known.get(look.thread());
            boolean ours = look.waiting() && told != null && !told.waits().isEmpty();
            List<Waited> found = ours && told != null ? waits(look, told, strands) : ofJdk.of(look);
            waits.put(look.thread(), found);
            if (!look.owned().isEmpty()) {
                holds(look.thread()).addAll(ofJdk.owned(look));
            }
        }
        waits.values().forEach(all -> all.forEach(this::noteHolders));
    }

    private void noteHolders(Waited wait) {
        if (wait.isHolding()) {
            for (Thread holder : wait.holders()) {
                holds(holder).add(wait.resource());
            }
        }
    }

    private Set<Thing> holds(Thread thread) {
        return holds.computeIfAbsent(thread, _ -> new LinkedHashSet<>());
    }

    private List<Waited> waits(Look look, Known told, IdentityHashMap<Object, Thread> strands) {
        return told.waits().stream().map(wait -> wait(look, wait, strands)).toList();
    }

    private Waited wait(Look look, KnownWait wait, IdentityHashMap<Object, Thread> strands) {
        List<Thread> holders = wait.holders().stream()
                .map(strands::get)
                .filter(Objects::nonNull)
                .distinct()
                .map(Objects::requireNonNull)
                .toList();
        Thing resource = things.named(wait.kind(), wait.resource(), wait.description());
        boolean anybody = wait.holders().isEmpty();
        return new Waited(wait.operation(), resource, holders, anybody, look.timed() || wait.timed());
    }

    private void noteGaps() {
        if (!Population.tracksAll()) {
            gaps.add("Virtual threads outside executors and scopes are not seen: the JVM was started with "
                    + "-Djdk.trackAllThreads=false.");
        }
        if (!eyes.areKeen()) {
            gaps.add("Monitors and who owns them are not seen: this JDK has no jdk.internal.vm.ThreadSnapshot.");
        }
    }

    List<Look> looks() {
        return looks;
    }

    List<Waited> waitsOf(Thread thread) {
        return waits.getOrDefault(thread, List.of());
    }

    Set<Thing> holdsOf(Thread thread) {
        return holds.getOrDefault(thread, Set.of());
    }

    String containerOf(Thread thread) {
        return population.containerOf(thread);
    }

    Known knownOf(Thread thread) {
        return known.getOrDefault(thread, Known.nothing(thread));
    }

    List<Sized> sizes() {
        return sizes;
    }

    /** The scopes that have tasks. */
    Set<KnownScope> scopes() {
        Set<KnownScope> scopes = new LinkedHashSet<>();
        for (Known told : known.values()) {
            KnownTask task = told.task();
            if (task != null) {
                scopes.add(task.scope());
            }
        }
        return scopes;
    }

    String idOf(KnownScope scope) {
        return things.id(scope.identity());
    }

    List<String> gaps() {
        return gaps;
    }

    long pauseMicros() {
        return (eyes.longestNanos() + 999) / 1000;
    }
}
