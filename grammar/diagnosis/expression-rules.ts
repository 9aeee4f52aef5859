// The expressions of the second grammar, in the order in which CPython tries them: that order decides the message.

/** Rules for expressions, targets and parameters of lambdas. */
export const EXPRESSION_RULES = `
expressions:
    expression (',' expression)+ [','] -> Tuple
    expression ',' -> Tuple
    expression
expression memo:
    invalid_expression
    invalid_legacy_expression
    if_expression
    disjunction
    lambdef
if_expression:
    disjunction 'if' disjunction 'else' expression -> IfExp
yield_expr:
    'yield' 'from' expression -> YieldFrom
    'yield' [star_expressions] -> Yield
star_expressions:
    star_expression (',' star_expression)+ [','] -> Tuple
    star_expression ',' -> Tuple
    star_expression
star_expression memo:
    '*' bitwise_or -> Starred
    expression
star_named_expressions:
    ','.star_named_expression+ [','] -> Sequence
star_named_expression:
    '*' bitwise_or -> Starred
    named_expression
assignment_expression:
    NAME ':=' ~ expression -> NamedExpr
named_expression:
    assignment_expression
    invalid_named_expression
    expression !':='
disjunction memo:
    conjunction ('or' conjunction)+ -> BoolOp
    conjunction
conjunction memo:
    inversion ('and' inversion)+ -> BoolOp
    inversion
inversion memo:
    'not' inversion -> UnaryOp
    comparison
comparison:
    <3.14> invalid_comparison
    bitwise_or compare_pair+ -> Compare
    bitwise_or
compare_pair:
    COMPARISON bitwise_or
    'not' 'in' bitwise_or
    'in' bitwise_or
    'is' 'not' bitwise_or
    'is' bitwise_or
bitwise_or memo:
    bitwise_xor ('|' bitwise_xor)* -> BinOp?
bitwise_xor memo:
    bitwise_and ('^' bitwise_and)* -> BinOp?
bitwise_and memo:
    shift_expr ('&' shift_expr)* -> BinOp?
shift_expr memo:
    <3.13> invalid_arithmetic
    sum (('<<' | '>>') sum)* -> BinOp?
sum memo:
    term (('+' | '-') term)* -> BinOp?
term memo:
    <3.13> invalid_factor
    factor (('*' | '/' | '//' | '%' | '@') factor)* -> BinOp?
factor memo:
    ('+' | '-' | '~') factor -> UnaryOp
    power
power:
    await_primary '**' factor -> BinOp
    await_primary
await_primary memo:
    'await' primary -> Await
    primary
primary memo:
    atom trailer* -> Primary?
trailer:
    '.' NAME -> Attribute
    genexp -> Call
    '(' [arguments] ')' -> Call
    '[' slices ']' -> Subscript
slices:
    slice !','
    ','.(slice | starred_expression)+ [','] -> Tuple
slice:
    [expression] ':' [expression] [':' [expression]] -> Slice
    named_expression
atom:
    NAME -> Name
    'True' -> Constant
    'False' -> Constant
    'None' -> Constant
    &(STRING | FSTRING_START) @strings
    NUMBER -> Constant
    &'(' @(tuple | group | genexp)
    &'[' @(list | listcomp)
    &'{' @(dict | set | dictcomp | setcomp)
    '...' -> Constant
group:
    '(' @(yield_expr | named_expression) ')'
    invalid_group
strings memo:
    (fstring | STRING)+ -> Strings
fstring:
    FSTRING_START fstring_middle* FSTRING_END
fstring_middle:
    fstring_field
    FSTRING_MIDDLE
fstring_field:
    '{' (yield_expr | star_expressions) ['='] [fstring_conversion] [fstring_format] '}'
    invalid_fstring_field
fstring_conversion:
    '!' NAME => conversion
fstring_format:
    FORMAT_COLON fstring_format_part*
fstring_format_part:
    FSTRING_MIDDLE
    fstring_field
list:
    '[' [star_named_expressions] ']' -> List
tuple:
    '(' [star_named_expression ',' [star_named_expressions]] ')' -> Tuple
set:
    '{' star_named_expressions '}' -> Set
dict:
    '{' [double_starred_kvpairs] '}' -> Dict
    '{' invalid_double_starred_kvpairs '}'
double_starred_kvpairs:
    ','.double_starred_kvpair+ [',']
double_starred_kvpair:
    '**' bitwise_or
    kvpair
kvpair:
    expression ':' expression
for_if_clauses:
    for_if_clause+
for_if_clause:
    'async' 'for' star_targets 'in' ~ disjunction ('if' disjunction)*
    'for' star_targets 'in' ~ disjunction ('if' disjunction)*
    <3.13> invalid_for_if_clause
    invalid_for_target
listcomp:
    '[' named_expression for_if_clauses ']' -> ListComp
    invalid_comprehension
setcomp:
    '{' named_expression for_if_clauses '}' -> SetComp
    invalid_comprehension
genexp:
    '(' (assignment_expression | expression !':=') for_if_clauses ')' -> GeneratorExp
    invalid_comprehension
dictcomp:
    '{' kvpair for_if_clauses '}' -> DictComp
    invalid_dict_comprehension
arguments memo:
    args [','] &')'
    invalid_arguments
args:
    ','.(starred_expression | (assignment_expression | expression !':=') !'=')+ [',' kwargs] -> Args
    kwargs -> Args
kwargs:
    ','.kwarg_or_starred+ ',' ','.kwarg_or_double_starred+
    ','.kwarg_or_starred+
    ','.kwarg_or_double_starred+
starred_expression:
    <3.13> invalid_starred_expression_unpacking
    '*' expression -> Starred
    <3.13> invalid_starred_expression
kwarg_or_starred:
    invalid_kwarg
    NAME '=' expression -> keyword
    starred_expression
kwarg_or_double_starred:
    invalid_kwarg
    NAME '=' expression -> keyword
    '**' expression -> unpacking
star_targets:
    star_target !','
    star_target (',' star_target)* [','] -> Tuple
star_targets_list:
    ','.star_target+ [',']
star_targets_tuple:
    star_target (',' star_target)+ [',']
    star_target ','
star_target memo:
    '*' !'*' star_target -> Starred
    target_with_star_atom
target_with_star_atom memo:
    t_primary '.' NAME !t_lookahead -> Attribute
    t_primary '[' slices ']' !t_lookahead -> Subscript
    star_atom
star_atom:
    NAME -> Name
    '(' @target_with_star_atom ')'
    '(' [star_targets_tuple] ')' -> Tuple
    '[' [star_targets_list] ']' -> List
single_target:
    single_subscript_attribute_target
    NAME -> Name
    '(' @single_target ')'
single_subscript_attribute_target:
    t_primary '.' NAME !t_lookahead -> Attribute
    t_primary '[' slices ']' !t_lookahead -> Subscript
t_primary memo:
    atom &t_lookahead (t_trailer &t_lookahead)* -> Primary?
t_trailer:
    '.' NAME
    '[' slices ']'
    genexp
    '(' [arguments] ')'
t_lookahead:
    '('
    '['
    '.'
del_targets:
    ','.del_target+ [',']
del_target memo:
    t_primary '.' NAME !t_lookahead -> Attribute
    t_primary '[' slices ']' !t_lookahead -> Subscript
    del_t_atom
del_t_atom:
    NAME -> Name
    '(' @del_target ')'
    '(' [del_targets] ')' -> Tuple
    '[' [del_targets] ']' -> List
lambdef:
    'lambda' [lambda_params] ':' expression -> Lambda
lambda_params:
    invalid_lambda_parameters
    lambda_parameters
lambda_parameters:
    lambda_slash_no_default lambda_param_no_default* lambda_param_with_default* [lambda_star_etc]
    lambda_slash_with_default lambda_param_with_default* [lambda_star_etc]
    lambda_param_no_default+ lambda_param_with_default* [lambda_star_etc]
    lambda_param_with_default+ [lambda_star_etc]
    lambda_star_etc
lambda_slash_no_default:
    lambda_param_no_default+ '/' ','
    lambda_param_no_default+ '/' &':'
lambda_slash_with_default:
    lambda_param_no_default* lambda_param_with_default+ '/' ','
    lambda_param_no_default* lambda_param_with_default+ '/' &':'
lambda_star_etc:
    invalid_lambda_star_etc
    '*' lambda_param_no_default lambda_param_maybe_default* [lambda_kwds]
    '*' ',' lambda_param_maybe_default+ [lambda_kwds]
    lambda_kwds
lambda_kwds:
    invalid_lambda_kwds
    '**' lambda_param_no_default
lambda_param_no_default:
    lambda_param ','
    lambda_param &':'
lambda_param_with_default:
    lambda_param default ','
    lambda_param default &':'
lambda_param_maybe_default:
    lambda_param default? ','
    lambda_param default? &':'
lambda_param:
    NAME
default:
    '=' expression
    invalid_default
`;
