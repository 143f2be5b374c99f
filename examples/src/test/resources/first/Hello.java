// tag::hello
import dev.selvedge.Channel;
import dev.selvedge.Scope;
import java.time.Duration;

void main() throws InterruptedException {
    Scope.within(Duration.ofSeconds(5)).run(scope -> {
        Channel<String> words = Channel.rendezvous();
        scope.fork("speaker", () -> {
            try (words) {
                for (String word : "hello from a virtual thread".split(" ")) {
                    words.send(word);
                }
            }
        });
        for (String word : words) {
            System.out.print(word + " ");
        }
        System.out.println();
    });
}
// end::hello
