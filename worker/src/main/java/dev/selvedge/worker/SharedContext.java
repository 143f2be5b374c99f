package dev.selvedge.worker;

import java.util.List;

/**
 * Names the context locals whose values go along with the jobs of a pool. Its class is made anew in each child, by its
 * constructor without parameters, so both sides agree on which context local a value is of.
 *
 * {@snippet :
 * public final class RequestContext implements SharedContext {
 *     static final ContextLocal<String> USER = ContextLocal.named("user");
 *
 *     public List<SharedLocal<?>> locals() {
 *         return List.of(new SharedLocal<>("user", USER, String.class));
 *     }
 * }
 * }
 */
@FunctionalInterface
public interface SharedContext {

    /**
     * The context locals, the same whenever and wherever it is asked.
     *
     * @return them
     */
    List<SharedLocal<?>> locals();
}
