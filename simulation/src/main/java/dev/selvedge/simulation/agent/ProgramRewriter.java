package dev.selvedge.simulation.agent;

import java.lang.classfile.AccessFlags;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodBuilder;
import java.lang.classfile.MethodElement;
import java.lang.classfile.MethodModel;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.AccessFlag;
import org.jspecify.annotations.Nullable;

/** Rewrites classes under test of one class loader. Reads other classes as files, and loads none. */
final class ProgramRewriter {

    private final ClassFile classFile;
    private final FinalFields finals;

    ProgramRewriter(ClassLoader loader) {
        this.finals = new FinalFields(loader);
        this.classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(loader).cached()));
    }

    /** The class as it is to be. */
    byte[] rewrite(byte[] original) {
        ClassModel model = classFile.parse(original);
        String source = model.findAttribute(Attributes.sourceFile())
                .map(attribute -> attribute.sourceFile().stringValue())
                .orElse(null);
        return classFile.transformClass(model, (builder, element) -> rewrite(builder, element, model, source));
    }

    private void rewrite(ClassBuilder builder, ClassElement element, ClassModel type, @Nullable String source) {
        if (element instanceof MethodModel method && method.code().isPresent()) {
            builder.transformMethod(method, (body, part) -> rewrite(body, part, method, type, source));
        } else {
            builder.with(element);
        }
    }

    private void rewrite(
            MethodBuilder builder, MethodElement part, MethodModel method, ClassModel type, @Nullable String source) {
        switch (part) {
            case AccessFlags flags -> builder.withFlags(flags.flagsMask() & ~ClassFile.ACC_SYNCHRONIZED);
            case CodeModel code -> builder.transformCode(code, transform(method, code, type, source));
            default -> builder.with(part);
        }
    }

    private CodeTransform transform(MethodModel method, CodeModel code, ClassModel type, @Nullable String source) {
        String name = method.methodName().stringValue();
        BodyRewriter.Origin origin = new BodyRewriter.Origin(
                type.thisClass().asInternalName(),
                source,
                name.equals(ConstantDescs.INIT_NAME),
                name.equals(ConstantDescs.CLASS_INIT_NAME));
        CodeTransform body =
                new MonitorRewriter(code, origin.isInitializer()).andThen(new BodyRewriter(origin, finals, code));
        if (!method.flags().has(AccessFlag.SYNCHRONIZED)) {
            return body;
        }
        boolean isStatic = method.flags().has(AccessFlag.STATIC);
        return body.andThen(new SynchronizedBody(isStatic ? type.thisClass().asSymbol() : null));
    }
}
