package org.psyhealth.platform.web.problem;

import jakarta.validation.ConstraintViolationException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.web.problem.ProblemException.FieldProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/**
 * Converts all exceptions of controllers to problem documents (RFC 9457). An unexpected one becomes an internal error
 * without detail; its cause is logged with the trace id that the document contains.
 */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemTranslator translator;

    ProblemAdvice(ProblemTranslator translator) {
        this.translator = translator;
    }

    @ExceptionHandler(ConstraintViolationException.class)
    @Nullable
    ResponseEntity<Object> invalid(ConstraintViolationException e, WebRequest request) {
        return answer(ValidationProblems.of(e), request);
    }

    @ExceptionHandler(AccessDeniedException.class)
    @Nullable
    ResponseEntity<Object> denied(AccessDeniedException e, WebRequest request) {
        return answer(Problems.forbidden("Your roles do not allow this."), request);
    }

    @ExceptionHandler(RequestRejectedException.class)
    @Nullable
    ResponseEntity<Object> rejected(RequestRejectedException e, WebRequest request) {
        return answer(Problems.forbiddenCharacters(), request);
    }

    @ExceptionHandler(Exception.class)
    @Nullable
    ResponseEntity<Object> unexpected(Exception e, WebRequest request) {
        var problem = ExceptionTranslator.problemIn(e, hasIfMatch(request));
        return problem == null ? internalError(e, request) : answer(problem, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(ValidationProblems.of(e), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return e.isForReturnValue() ? internalError(e, request) : answer(ValidationProblems.of(e), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(parameter(e.getParameterName(), "is required"), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (e instanceof MethodArgumentTypeMismatchException argument
                && argument.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return answer(new ProblemException(Problems.NOT_FOUND, "Nothing has this address."), request);
        }
        var name = e instanceof MethodArgumentTypeMismatchException argument ? argument.getName() : e.getPropertyName();
        var type = e.getRequiredType() == null ? Object.class : e.getRequiredType();
        return answer(parameter(name == null ? "" : name, "must be " + JsonProblems.nameOf(type)), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problem = ExceptionTranslator.find(e, ProblemException.class);
        if (problem != null) {
            return answer(problem, request);
        }
        var json = ExceptionTranslator.find(e, JacksonException.class);
        return answer(
                json == null
                        ? new ProblemException(Problems.MALFORMED_REQUEST, "A JSON body is required here.")
                        : JsonProblems.of(json),
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (e instanceof ProblemException problem) {
            return send(problem.getBody(), headers, status, request);
        }
        if (status.value() == 500) {
            return internalError(e, request);
        }
        var type = Problems.ofStatus(status.value());
        var problem = new ProblemException(type, type.title() + ".");
        problem.getHeaders().addAll(headers);
        return answer(problem, request);
    }

    private @Nullable ResponseEntity<Object> internalError(Exception e, WebRequest request) {
        log.error("Unexpected failure of {}", request.getDescription(false), e);
        var problem = new ProblemException(
                Problems.INTERNAL_ERROR, "Try again later; if it happens again, tell us the trace id.");
        var traceId = MDC.get("traceId");
        if (traceId != null) {
            problem.getBody().setProperty("traceId", traceId);
        }
        return answer(problem, request);
    }

    private @Nullable ResponseEntity<Object> answer(ProblemException problem, WebRequest request) {
        return send(problem.getBody(), problem.getHeaders(), problem.getStatusCode(), request);
    }

    private @Nullable ResponseEntity<Object> send(
            ProblemDetail document, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var withType = HttpHeaders.copyOf(headers);
        withType.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (request instanceof ServletWebRequest web) {
            translator.translate(document, web.getRequest());
        }
        return super.handleExceptionInternal(new Exception(), document, withType, status, request);
    }

    /** Not if the firewall rejects its value. */
    private static boolean hasIfMatch(WebRequest request) {
        try {
            return request.getHeader(HttpHeaders.IF_MATCH) != null;
        } catch (RequestRejectedException e) {
            return false;
        }
    }

    private static ProblemException parameter(String name, String message) {
        return new ProblemException(
                Problems.INVALID_REQUEST,
                "A parameter of the request is not valid.",
                List.of(new FieldProblem(name, message)));
    }
}
