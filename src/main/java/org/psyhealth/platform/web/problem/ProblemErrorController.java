package org.psyhealth.platform.web.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The error page: writes the problem document for exceptions of filters and responses with a bare status. */
@Hidden
@Controller
class ProblemErrorController implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(ProblemErrorController.class);

    private final ProblemWriter problems;

    ProblemErrorController(ProblemWriter problems) {
        this.problems = problems;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var exception = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        var problem = exception instanceof Exception e ? ExceptionTranslator.problemIn(e, false) : null;
        if (problem == null) {
            var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
            var type = Problems.ofStatus(status);
            if (type == Problems.INTERNAL_ERROR) {
                log.error("Unexpected failure outside the controllers", exception instanceof Throwable t ? t : null);
            }
            problem = new ProblemException(type, type.title() + ".");
        }
        problems.write(request, response, problem);
    }
}
