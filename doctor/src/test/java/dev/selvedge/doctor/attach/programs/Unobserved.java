package dev.selvedge.doctor.attach.programs;

import dev.selvedge.Channel;
import dev.selvedge.Scope;
import dev.selvedge.Task;

/** A program with scopes, tasks and a channel, at which nobody looks. */
public final class Unobserved {

    private static final int ROUNDS = 1_000;

    private Unobserved() {}

    /**
     * Ends by itself.
     *
     * @param arguments not used
     * @throws Exception never
     */
    public static void main(String[] arguments) throws Exception {
        int sum = Scope.named("unobserved").call(scope -> {
            Channel<Integer> channel = Channel.buffered(16);
            scope.fork("sender", () -> {
                for (int i = 0; i < ROUNDS; i++) {
                    channel.send(i);
                }
                channel.close();
                return null;
            });
            Task<Integer> receiver = scope.fork("receiver", () -> {
                int received = 0;
                for (int element : channel) {
                    received += element;
                }
                return received;
            });
            return receiver.join();
        });
        System.out.println(sum);
    }
}
