// What authors write by mistake, and CPython's words for it. Tried only when the grammar proper does not match.
//
// `=> at x: text` reports at the part named x, `=> last: text` at the last token that was read, `=> indent: text` does so as
// an IndentationError. In a text, {x} names the kind of expression x, {line x} its line, {text x} its text,
// {kind} is the letter of the string that is being read: f or t.

/** Rules for mistakes; each alternative that matches is one message. */
export const ERROR_RULES = `
invalid_arguments:
    <-3.11> ((','.(starred_expression | (assignment_expression | expression !':=') !'=')+ ',' kwargs) | kwargs) a=',' '*' => at a: iterable argument unpacking follows keyword argument unpacking
    <3.13> ((','.(starred_expression | (assignment_expression | expression !':=') !'=')+ ',' kwargs) | kwargs) a=',' ','.(starred_expression !'=')+ => at a: iterable argument unpacking follows keyword argument unpacking
    a=expression for_if_clauses ',' [args | expression for_if_clauses] => at a: Generator expression must be parenthesized
    a=NAME '=' expression for_if_clauses => at a: invalid syntax. Maybe you meant '==' or ':=' instead of '='?
    <3.13> [args ','] a=NAME '=' &(',' | ')') => at a: expected argument value expression
    a=args for_if_clauses => generator a: Generator expression must be parenthesized
    args ',' a=expression for_if_clauses => at a: Generator expression must be parenthesized
    a=args ',' args => arguments a
invalid_kwarg:
    a=('True' | 'False' | 'None') '=' => at a: cannot assign to {text a}
    a=NAME '=' expression for_if_clauses => at a: invalid syntax. Maybe you meant '==' or ':=' instead of '='?
    !(NAME '=') a=expression '=' => at a: expression cannot contain assignment, perhaps you meant "=="?
    <3.13> a='**' expression '=' expression => at a: cannot assign to keyword argument unpacking
expression_without_invalid:
    disjunction 'if' disjunction 'else' expression -> IfExp
    disjunction
    lambdef
invalid_legacy_expression:
    a=NAME !'(' star_expressions => legacy a: Missing parentheses in call to '{text a}'. Did you mean {text a}(...)?
invalid_type_param:
    '*' NAME a=':' b=expression => bound a b: cannot use {} with TypeVarTuple
    '**' NAME a=':' b=expression => bound a b: cannot use {} with ParamSpec
invalid_expression:
    <3.14> STRING a=(!STRING expression_without_invalid)+ STRING => at a: invalid syntax. Is this intended to be part of the string?
    !(NAME STRING | SOFT_KEYWORD) a=disjunction expression_without_invalid => comma a: invalid syntax. Perhaps you forgot a comma?
    a=disjunction 'if' disjunction !('else' | ':') => at a: expected 'else' after 'if' expression
    <3.14> disjunction 'if' disjunction 'else' !expression => next: expected expression after 'else', but statement is given
    <3.14> a=('pass' | 'break' | 'continue') 'if' disjunction 'else' simple_stmt => at a: expected expression before 'if', but statement is given
    <3.13> a='lambda' [lambda_params] ':' &FSTRING_MIDDLE => at a: {kind}-string: lambda expressions are not allowed without parentheses
invalid_named_expression memo:
    a=expression ':=' expression => at a: cannot use assignment expressions with {a}
    a=NAME '=' bitwise_or !('=' | ':=') => at a: invalid syntax. Maybe you meant '==' or ':=' instead of '='?
    !(list | tuple | genexp | 'True' | 'None' | 'False') a=bitwise_or '=' bitwise_or !('=' | ':=') => at a: cannot assign to {a} here. Maybe you meant '==' instead of '='?
invalid_assignment:
    a=invalid_ann_assign_target ':' expression => at a: only single target (not {a}) can be annotated
    a=star_named_expression ',' star_named_expressions* ':' expression => at a: only single target (not tuple) can be annotated
    a=expression ':' expression => at a: illegal target for annotation
    (star_targets '=')* a=star_expressions '=' => target a: cannot assign to {a}
    (star_targets '=')* a=yield_expr '=' => at a: assignment to yield expression not possible
    a=star_expressions AUGMENTED (yield_expr | star_expressions) => at a: '{a}' is an illegal expression for augmented assignment
invalid_ann_assign_target:
    list
    tuple
    '(' @invalid_ann_assign_target ')'
invalid_del_stmt:
    'del' a=star_expressions => deleted a: cannot delete {a}
invalid_block:
    NEWLINE !INDENT => indent: expected an indented block
invalid_comprehension:
    ('[' | '(' | '{') a=starred_expression for_if_clauses => at a: iterable unpacking cannot be used in comprehension
    ('[' | '{') a=star_named_expression ',' star_named_expressions for_if_clauses => at a: did you forget parentheses around the comprehension target?
    ('[' | '{') a=star_named_expression ',' for_if_clauses => at a: did you forget parentheses around the comprehension target?
invalid_dict_comprehension:
    '{' a='**' bitwise_or for_if_clauses '}' => at a: dict unpacking cannot be used in dict comprehension
invalid_parameters:
    <3.13> a='/' ',' => at a: at least one argument must precede /
    <3.13> (slash_no_default | slash_with_default) param_maybe_default* a='/' => at a: / may appear only once
    <-3.11> param_no_default* invalid_parameters_helper a=param_no_default => at a: non-default argument follows default argument
    <3.13> slash_no_default? param_no_default* invalid_parameters_helper a=param_no_default => at a: parameter without a default follows parameter with a default
    param_no_default* a='(' param_no_default+ ','? ')' => at a: Function parameters cannot be parenthesized
    <-3.11> a='/' ',' => at a: at least one argument must precede /
    <-3.11> (slash_no_default | slash_with_default) param_maybe_default* a='/' => at a: / may appear only once
    (slash_no_default | slash_with_default)? param_maybe_default* '*' (',' | param_no_default) param_maybe_default* a='/' => at a: / must be ahead of *
    param_maybe_default+ '/' a='*' => at a: expected comma between / and *
invalid_parameters_helper:
    slash_with_default
    param_with_default+
invalid_default:
    a='=' &(')' | ',') => at a: expected default value expression
invalid_star_etc:
    a='*' (')' | ',' (')' | '**')) => at a: named arguments must follow bare *
    '*' param a='=' => at a: var-positional argument cannot have default value
    '*' (param_no_default | ',') param_maybe_default* a='*' (param_no_default | ',') => at a: * argument may appear only once
invalid_kwds:
    '**' param a='=' => at a: var-keyword argument cannot have default value
    '**' param ',' a=param => at a: arguments cannot follow var-keyword argument
    '**' param ',' a=('*' | '**' | '/') => at a: arguments cannot follow var-keyword argument
invalid_lambda_parameters:
    <3.13> a='/' ',' => at a: at least one argument must precede /
    <3.13> (lambda_slash_no_default | lambda_slash_with_default) lambda_param_maybe_default* a='/' => at a: / may appear only once
    <-3.11> lambda_param_no_default* invalid_lambda_parameters_helper a=lambda_param_no_default => at a: non-default argument follows default argument
    <3.13> lambda_slash_no_default? lambda_param_no_default* invalid_lambda_parameters_helper a=lambda_param_no_default => at a: parameter without a default follows parameter with a default
    lambda_param_no_default* a='(' ','.lambda_param+ ','? ')' => at a: Lambda expression parameters cannot be parenthesized
    <-3.11> a='/' ',' => at a: at least one argument must precede /
    <-3.11> (lambda_slash_no_default | lambda_slash_with_default) lambda_param_maybe_default* a='/' => at a: / may appear only once
    (lambda_slash_no_default | lambda_slash_with_default)? lambda_param_maybe_default* '*' (',' | lambda_param_no_default) lambda_param_maybe_default* a='/' => at a: / must be ahead of *
    lambda_param_maybe_default+ '/' a='*' => at a: expected comma between / and *
invalid_lambda_parameters_helper:
    lambda_slash_with_default
    lambda_param_with_default+
invalid_lambda_star_etc:
    '*' (':' | ',' (':' | '**')) => last: named arguments must follow bare *
    '*' lambda_param a='=' => at a: var-positional argument cannot have default value
    '*' (lambda_param_no_default | ',') lambda_param_maybe_default* a='*' (lambda_param_no_default | ',') => at a: * argument may appear only once
invalid_lambda_kwds:
    '**' lambda_param a='=' => at a: var-keyword argument cannot have default value
    '**' lambda_param ',' a=lambda_param => at a: arguments cannot follow var-keyword argument
    '**' lambda_param ',' a=('*' | '**' | '/') => at a: arguments cannot follow var-keyword argument
invalid_with_item:
    expression 'as' a=expression &(',' | ')' | ':') => target a: cannot assign to {a}
invalid_for_if_clause:
    'async'? 'for' bitwise_or (',' bitwise_or)* [','] !'in' => last: 'in' expected after for-loop variables
invalid_for_target:
    'async'? 'for' a=star_expressions => loop a: cannot assign to {a}
invalid_group:
    '(' a=starred_expression ')' => at a: cannot use starred expression here
    '(' a='**' expression ')' => at a: cannot use double starred expression here
invalid_import:
    a='import' ','.dotted_name+ 'from' dotted_name => at a: Did you mean to use 'from ... import ...' instead?
    <3.13> 'import' a=NEWLINE => at a: Expected one or more names after 'import'
invalid_dotted_as_name:
    dotted_name 'as' !(NAME (',' | ')' | ';' | NEWLINE)) a=expression => at a: cannot use {a} as import target
invalid_import_from_as_name:
    NAME 'as' !(NAME (',' | ')' | ';' | NEWLINE)) a=expression => at a: cannot use {a} as import target
invalid_import_from_targets:
    import_from_as_names ',' NEWLINE => last: trailing comma not allowed without surrounding parentheses
    <3.13> a=NEWLINE => at a: Expected one or more names after 'import'
invalid_with_stmt:
    ['async'] 'with' ','.(expression ['as' star_target])+ NEWLINE => last: expected ':'
    ['async'] 'with' '(' ','.(expressions ['as' star_target])+ ','? ')' NEWLINE => last: expected ':'
invalid_with_stmt_indent:
    ['async'] a='with' ','.(expression ['as' star_target])+ ':' NEWLINE !INDENT => indent: expected an indented block after 'with' statement on line {line a}
    ['async'] a='with' '(' ','.(expressions ['as' star_target])+ ','? ')' ':' NEWLINE !INDENT => indent: expected an indented block after 'with' statement on line {line a}
invalid_try_stmt:
    a='try' ':' NEWLINE !INDENT => indent: expected an indented block after 'try' statement on line {line a}
    'try' ':' block !('except' | 'finally') => last: expected 'except' or 'finally' block
    'try' ':' block* except_block+ a='except' '*' expression ['as' NAME] ':' => last: cannot have both 'except' and 'except*' on the same 'try'
    'try' ':' block* except_star_block+ a='except' [expression ['as' NAME]] ':' => last: cannot have both 'except' and 'except*' on the same 'try'
invalid_except_stmt:
    <-3.13> 'except' '*'? a=expression ',' expressions ['as' NAME] ':' => at a: multiple exception types must be parenthesized
    <3.14> 'except' a=expression ',' expressions 'as' NAME ':' => at a: multiple exception types must be parenthesized when using 'as'
    'except' '*'? expression ['as' NAME] NEWLINE => last: expected ':'
    'except' NEWLINE => last: expected ':'
    <-3.13> 'except' '*' (NEWLINE | ':') => last: expected one or more exception types
    <3.14> 'except' expression 'as' a=expression ':' block => at a: cannot use except statement with {a}
invalid_except_star_stmt:
    'except' '*' a=expression ',' expressions 'as' NAME ':' => at a: multiple exception types must be parenthesized when using 'as'
    'except' '*' expression ['as' NAME] NEWLINE => last: expected ':'
    'except' '*' (NEWLINE | ':') => last: expected one or more exception types
    'except' '*' expression 'as' a=expression ':' block => at a: cannot use except* statement with {a}
invalid_finally_stmt:
    a='finally' ':' NEWLINE !INDENT => indent: expected an indented block after 'finally' statement on line {line a}
invalid_except_stmt_indent:
    a='except' expression ['as' NAME] ':' NEWLINE !INDENT => indent: expected an indented block after 'except' statement on line {line a}
    a='except' ':' NEWLINE !INDENT => indent: expected an indented block after 'except' statement on line {line a}
invalid_except_star_stmt_indent:
    a='except' '*' expression ['as' NAME] ':' NEWLINE !INDENT => indent: expected an indented block after 'except*' statement on line {line a}
invalid_match_stmt:
    "match" subject_expr NEWLINE => last: expected ':'
    a="match" subject_expr ':' NEWLINE !INDENT => indent: expected an indented block after 'match' statement on line {line a}
invalid_case_block:
    "case" patterns guard? NEWLINE => last: expected ':'
    a="case" patterns guard? ':' NEWLINE !INDENT => indent: expected an indented block after 'case' statement on line {line a}
invalid_as_pattern:
    or_pattern 'as' a="_" => at a: cannot use '_' as a target
    <-3.13> or_pattern 'as' !NAME a=expression => at a: invalid pattern target
    <3.14> or_pattern 'as' a=expression => at a: cannot use {a} as pattern target
invalid_class_pattern:
    name_or_attr '(' a=invalid_class_argument_pattern => at a: positional patterns follow keyword patterns
invalid_class_argument_pattern:
    [positional_patterns ','] keyword_patterns ',' @positional_patterns
invalid_if_stmt:
    'if' named_expression NEWLINE => last: expected ':'
    a='if' named_expression ':' NEWLINE !INDENT => indent: expected an indented block after 'if' statement on line {line a}
invalid_elif_stmt:
    'elif' named_expression NEWLINE => last: expected ':'
    a='elif' named_expression ':' NEWLINE !INDENT => indent: expected an indented block after 'elif' statement on line {line a}
invalid_else_stmt:
    a='else' ':' NEWLINE !INDENT => indent: expected an indented block after 'else' statement on line {line a}
    <3.14> 'else' ':' block 'elif' => last: 'elif' block follows an 'else' block
invalid_while_stmt:
    'while' named_expression NEWLINE => last: expected ':'
    a='while' named_expression ':' NEWLINE !INDENT => indent: expected an indented block after 'while' statement on line {line a}
invalid_for_stmt:
    ['async'] 'for' star_targets 'in' star_expressions NEWLINE => last: expected ':'
    ['async'] a='for' star_targets 'in' star_expressions ':' NEWLINE !INDENT => indent: expected an indented block after 'for' statement on line {line a}
invalid_def_raw:
    ['async'] a='def' NAME [type_params] '(' [params] ')' ['->' expression] ':' NEWLINE !INDENT => indent: expected an indented block after function definition on line {line a}
    <3.13> ['async'] 'def' NAME [type_params] &&'(' [params] ')' ['->' expression] &&':' block
invalid_class_def_raw:
    'class' NAME [type_params] ['(' [arguments] ')'] NEWLINE => last: expected ':'
    a='class' NAME [type_params] ['(' [arguments] ')'] ':' NEWLINE !INDENT => indent: expected an indented block after class definition on line {line a}
invalid_double_starred_kvpairs:
    ','.double_starred_kvpair+ ',' invalid_kvpair
    expression ':' a='*' bitwise_or => at a: cannot use a starred expression in a dictionary value
    expression a=':' &('}' | ',') => at a: expression expected after dictionary key and ':'
invalid_kvpair:
    a=expression !':' => at a: ':' expected after dictionary key
    expression ':' a='*' bitwise_or => at a: cannot use a starred expression in a dictionary value
    expression a=':' &('}' | ',') => at a: expression expected after dictionary key and ':'
invalid_starred_expression_unpacking:
    a='*' expression '=' expression => at a: cannot assign to iterable argument unpacking
invalid_starred_expression:
    '*' => last: Invalid star expression
invalid_fstring_field:
    '{' a='=' => at a: {kind}-string: valid expression required before '='
    '{' a='!' => at a: {kind}-string: valid expression required before '!'
    '{' a=FORMAT_COLON => at a: {kind}-string: valid expression required before ':'
    '{' a='}' => at a: {kind}-string: valid expression required before '}'
    '{' !annotated_rhs => next: {kind}-string: expecting a valid expression after '{'
    '{' annotated_rhs !('=' | '!' | FORMAT_COLON | '}') => next: {kind}-string: expecting '=', or '!', or ':', or '}'
    '{' annotated_rhs '=' !('!' | FORMAT_COLON | '}') => next: {kind}-string: expecting '!', or ':', or '}'
    '{' annotated_rhs '='? invalid_fstring_conversion
    '{' annotated_rhs '='? ['!' NAME] !(FORMAT_COLON | '}') => next: {kind}-string: expecting ':' or '}'
    '{' annotated_rhs '='? ['!' NAME] FORMAT_COLON fstring_format_part* !'}' => next: {kind}-string: expecting '}', or format specs
    '{' annotated_rhs '='? ['!' NAME] !'}' => next: {kind}-string: expecting '}'
invalid_fstring_conversion:
    '!' &(FORMAT_COLON | '}') => next: {kind}-string: missing conversion character
    '!' !NAME => next: {kind}-string: invalid conversion character
invalid_arithmetic:
    sum ('+' | '-' | '*' | '/' | '%' | '//' | '@') a='not' inversion => at a: 'not' after an operator must be parenthesized
invalid_factor:
    ('+' | '-' | '~') a='not' factor => at a: 'not' after an operator must be parenthesized
invalid_comparison:
    bitwise_or compare_pair* a='<>' => at a: invalid syntax.  Maybe you meant '!=' instead of '<>'?
invalid_type_params:
    '[' a=']' => at a: Type parameter list cannot be empty
`;
