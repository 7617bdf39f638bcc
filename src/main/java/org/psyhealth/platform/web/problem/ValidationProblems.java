package org.psyhealth.platform.web.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.psyhealth.platform.web.problem.ProblemException.FieldProblem;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** Lists the violations of bean validation by the fields' paths in the request. */
final class ValidationProblems {

    private ValidationProblems() {}

    static ProblemException of(MethodArgumentNotValidException e) {
        return of(e.getAllErrors().stream().map(error -> toField(error, "")).toList());
    }

    static ProblemException of(HandlerMethodValidationException e) {
        var fields = new ArrayList<FieldProblem>();
        e.getParameterValidationResults().forEach(result -> {
            var name = result.getMethodParameter().getParameterName();
            result.getResolvableErrors().forEach(error -> fields.add(toField(error, name == null ? "" : name)));
        });
        return of(fields);
    }

    static ProblemException of(ConstraintViolationException e) {
        return of(e.getConstraintViolations().stream()
                .map(violation -> new FieldProblem(pathOf(violation), violation.getMessage()))
                .toList());
    }

    private static ProblemException of(List<FieldProblem> fields) {
        var sorted = fields.stream()
                .sorted(Comparator.comparing(FieldProblem::field).thenComparing(FieldProblem::message))
                .toList();
        return new ProblemException(Problems.INVALID_REQUEST, "Some fields of the request are not valid.", sorted);
    }

    private static FieldProblem toField(MessageSourceResolvable error, String parameter) {
        var message = error.getDefaultMessage();
        var field = error instanceof FieldError fieldError ? fieldError.getField() : parameter;
        return new FieldProblem(field, message == null ? "is not valid" : message);
    }

    /** The path without the method and its parameter, which are not part of the request. */
    private static String pathOf(ConstraintViolation<?> violation) {
        var path = new StringBuilder();
        for (var node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.METHOD || node.getKind() == ElementKind.CONTAINER_ELEMENT) {
                continue;
            }
            path.append(node.getIndex() == null ? "" : "[" + node.getIndex() + "]");
            if (node.getName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return path.toString();
    }
}
