package dev.selvedge.lab.model.document;

import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.document.Document;
import dev.selvedge.lab.document.DocumentSql;
import dev.selvedge.lab.document.Passage;
import dev.selvedge.lab.document.Question;
import dev.selvedge.lab.model.loop.LoopDatabase;
import io.vertx.core.Future;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** The database of the workload by callbacks. */
final class AsyncDocuments {

    private final LoopDatabase database;
    private final PreparedQuery<RowSet<Row>> store;
    private final PreparedQuery<RowSet<Row>> find;

    AsyncDocuments(LoopDatabase database) {
        this.database = database;
        this.store = database.prepare(DocumentSql.STORE);
        this.find = database.prepare(DocumentSql.FIND);
    }

    /** Writes a document with all its chunks; how many those are, or 0 if there is one of its name. Fails with a {@link Refusal}. */
    Future<Integer> store(Document document) {
        Tuple values = Tuple.of(
                document.name(),
                document.pages(),
                document.chunks().size(),
                document.texts(),
                boxed(document.vectors()));
        return run(store, values, "document " + document.name()).map(RowSet::rowCount);
    }

    /** Finds what a document says to a question; nothing if there is no such document. Fails with a {@link Refusal}. */
    Future<List<Passage>> find(Question question) {
        Tuple values = Tuple.of(question.document(), (Object) boxed(question.vector()));
        return run(find, values, "a question about " + question.document()).map(AsyncDocuments::passages);
    }

    private static List<Passage> passages(RowSet<Row> rows) {
        List<Passage> passages = new ArrayList<>();
        rows.forEach(row -> passages.add(new Passage(row.getInteger(0), row.getString(1))));
        return passages;
    }

    /** This client knows arrays of objects only. */
    private static Float[] boxed(float[] numbers) {
        Float[] boxed = new Float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            boxed[i] = numbers[i];
        }
        return boxed;
    }

    private Future<RowSet<Row>> run(PreparedQuery<RowSet<Row>> statement, Tuple values, String what) {
        return database.run(statement, values)
                .recover(failure -> Future.failedFuture(LoopDatabase.refusal(failure, what)));
    }
}
