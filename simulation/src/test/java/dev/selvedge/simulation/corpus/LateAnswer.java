package dev.selvedge.simulation.corpus;

import dev.selvedge.Channel;
import dev.selvedge.Clause;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import java.time.Duration;
import java.util.List;

/**
 * A client gives up waiting just when the answer comes. The answer stays in the channel, and the next question gets it. Repaired, each
 * question brings a channel for its own answer.
 */
final class LateAnswer implements Specimen {

    private static final Duration PATIENCE = Duration.ofMillis(10);
    private static final int TOO_LATE = -1;

    private record Question(int number, Channel<Integer> answer) {}

    @Override
    public String name() {
        return "a time-out that races with the answer";
    }

    @Override
    public List<String> telltale() {
        return List.of("AssertionError: the square of 2", "LateAnswer.java", "the clock", "is at 0.01s");
    }

    @Override
    public void buggy() throws InterruptedException {
        Channel<Integer> answers = Channel.named("answers").buffered(2);
        ask(answers, answers);
    }

    @Override
    public void fixed() throws InterruptedException {
        ask(Channel.named("answer 1").buffered(1), Channel.named("answer 2").buffered(1));
    }

    private static void ask(Channel<Integer> first, Channel<Integer> second) throws InterruptedException {
        Channel<Question> questions = Channel.named("questions").buffered(2);
        Scope.run(scope -> {
            scope.forkDaemon("server", () -> answerAll(questions));
            expectSquare(1, ask(questions, new Question(1, first)));
            expectSquare(2, ask(questions, new Question(2, second)));
        });
    }

    private static int ask(Channel<Question> questions, Question question) throws InterruptedException {
        questions.send(question);
        return Select.select(question.answer.onReceive(), Clause.after(PATIENCE, () -> TOO_LATE));
    }

    private static void answerAll(Channel<Question> questions) throws InterruptedException {
        for (Question question : questions) {
            Select.select(Clause.after(PATIENCE));
            question.answer.send(question.number * question.number);
        }
    }

    private static void expectSquare(int number, int answer) {
        if (answer != TOO_LATE && answer != number * number) {
            throw new AssertionError("the square of " + number + " is not " + answer);
        }
    }
}
