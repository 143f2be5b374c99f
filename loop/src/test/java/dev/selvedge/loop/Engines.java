package dev.selvedge.loop;

import dev.selvedge.loop.coroutine.Engine;
import java.util.List;

/** The engines that this JVM has: {@code EngineTest} sees to it that the build's has both. */
final class Engines {
    private Engines() {}

    static List<Engine> here() {
        return Engine.best() == Engine.CONTINUATION ? List.of(Engine.values()) : List.of(Engine.THREAD);
    }
}
