package dev.selvedge.doctor.agent;

import dev.selvedge.doctor.agent.Selvedge.Confined;
import dev.selvedge.doctor.agent.Selvedge.Known;
import dev.selvedge.doctor.agent.Selvedge.KnownScope;
import dev.selvedge.doctor.agent.Selvedge.KnownTask;
import dev.selvedge.doctor.agent.Selvedge.KnownWait;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    /** The turns that threads wait for which loops schedule. */
    private final Map<Thread, KnownWait> turns = new HashMap<>();

    /** The threads of those that others wait for: tasks, by what tells them apart, and threads. */
    private final IdentityHashMap<Object, Thread> strands = new IdentityHashMap<>();

    private List<Sized> sizes = List.of();

    private Survey(Population population, Eyes eyes) {
        this.population = population;
        this.eyes = eyes;
    }

    static Survey of(Instrumentation instrumentation, Eyes eyes) {
        Survey survey = of(Population.now(), Set.of(), instrumentation, eyes);
        survey.sizes = Sizes.of(survey.looks, survey.known, survey.things, instrumentation, survey.gaps);
        eyes.remember(survey.looks);
        return survey;
    }

    /** Of some threads only, and of no sizes. Who holds what is seen as far as they hold it. */
    static Survey of(Set<Long> only, Instrumentation instrumentation, Eyes eyes) {
        return of(Population.now().only(only), only, instrumentation, eyes);
    }

    /** Of all if nobody is named. */
    private static Survey of(Population population, Set<Long> only, Instrumentation instrumentation, Eyes eyes) {
        Survey survey = new Survey(population, eyes);
        Selvedge selvedge = Selvedge.in(instrumentation, survey.gaps);
        survey.look(selvedge);
        survey.lookAtConfined(selvedge, only);
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
                KnownWait turn = selvedge.turnOf(look);
                if (turn != null) {
                    turns.put(look.thread(), turn);
                }
            }
        }
    }

    /** The tasks of loops, as far as no thread has told of them: they are on one that tells nothing, or on none. */
    private void lookAtConfined(Selvedge selvedge, Set<Long> only) {
        Set<Object> told = Collections.newSetFromMap(new IdentityHashMap<>());
        known.values().forEach(task -> told.add(task.identity()));
        for (Confined task : selvedge.confined()) {
            Thread thread = task.thread();
            if (thread != null) {
                known.putIfAbsent(thread, task.known());
            } else if (!told.contains(task.known().identity())) {
                Look look = StandIn.lookAt(task);
                if (only.isEmpty() || only.contains(StandIn.number(look.thread()))) {
                    looks.add(look);
                    known.put(look.thread(), task.known());
                }
            }
        }
    }

    private void conclude(Instrumentation instrumentation) {
        Waits ofJdk = new Waits(things, population, looks, Initialisations.of(looks, things, instrumentation, gaps));
        looks.forEach(look -> strands.put(look.thread(), look.thread()));
        known.forEach((thread, told) -> strands.put(told.identity(), thread));
        for (Look look : looks) {
            List<KnownWait> ours = ours(look);
            boolean hasThread = StandIn.number(look.thread()) > 0;
            waits.put(
                    look.thread(),
                    ours.isEmpty() && hasThread
                            ? ofJdk.of(look)
                            : ours.stream().map(wait -> wait(look, wait)).toList());
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

    /** The waits that Selvedge knows of, as far as they go on: a thread that runs was woken since. */
    private List<KnownWait> ours(Look look) {
        KnownWait turn = turns.get(look.thread());
        Known told = known.get(look.thread());
        return turn != null ? List.of(turn) : told != null && look.waiting() ? told.waits() : List.of();
    }

    private Waited wait(Look look, KnownWait wait) {
        List<Thread> holders = wait.holders().stream()
                .map(strands::get)
                .filter(Objects::nonNull)
                .distinct()
                .map(Objects::requireNonNull)
                .toList();
        Thing resource = things.named(wait.kind(), wait.resource(), wait.description());
        boolean anybody = (wait.isForTurn() ? holders : wait.holders()).isEmpty();
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

    /** The thread that runs a scope's body, or stands in for it; {@code null} if that is not known. */
    @Nullable
    Thread ownerOf(KnownScope scope) {
        return scope.owner() == null ? strands.get(scope.opener()) : scope.owner();
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
