package dev.selvedge.simulation.agent;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the body of a {@code synchronized} method a block: the method itself is not synchronized any more. The body runs in one
 * range with a handler for whatever is thrown, interrupted by each return, which leaves the monitor first.
 */
final class SynchronizedBody implements CodeTransform {

    /** The class, if the method is static. */
    private final @Nullable ClassDesc type;

    private int entered;
    private @Nullable Label handler;
    private @Nullable Label start;
    private boolean isEmpty;

    private record Range(Label start, Label end) {}

    private final List<Range> ranges = new ArrayList<>();

    SynchronizedBody(@Nullable ClassDesc type) {
        this.type = type;
    }

    @Override
    public void atStart(CodeBuilder code) {
        ranges.clear();
        if (type == null) {
            code.aload(0);
        } else {
            code.loadConstant(type);
        }
        Members.enter(code, false);
        entered = code.allocateLocal(TypeKind.REFERENCE);
        handler = code.newLabel();
        code.dup().astore(entered).monitorenter();
        beginRange(code);
    }

    private void beginRange(CodeBuilder code) {
        start = code.newBoundLabel();
        isEmpty = true;
    }

    private void endRange(CodeBuilder code) {
        if (!isEmpty && start != null) {
            ranges.add(new Range(start, code.newBoundLabel()));
        }
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        if (element instanceof ReturnInstruction) {
            endRange(code);
            code.aload(entered);
            Members.exit(code);
            code.with(element);
            beginRange(code);
        } else {
            code.with(element);
            isEmpty &= !(element instanceof Instruction);
        }
    }

    @Override
    public void atEnd(CodeBuilder code) {
        endRange(code);
        Label caught = Objects.requireNonNull(handler);
        code.labelBinding(caught).aload(entered);
        Members.exit(code);
        code.athrow();
        ranges.forEach(range -> code.exceptionCatchAll(range.start, range.end, caught));
    }
}
