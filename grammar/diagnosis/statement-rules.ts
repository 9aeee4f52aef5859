// The statements of the second grammar, in the order in which CPython tries them: that order decides the message.

/** Rules for statements, parameters of functions and patterns. */
export const STATEMENT_RULES = `
file:
    [statements] ENDMARKER
eval:
    expressions NEWLINE* ENDMARKER
interactive:
    compound_stmt NEWLINE
    simple_stmts
    NEWLINE
fstring_input:
    star_expressions
statements:
    statement+
statement:
    compound_stmt
    simple_stmts
simple_stmts:
    simple_stmt !';' NEWLINE
    ';'.simple_stmt+ [';'] NEWLINE
simple_stmt memo:
    assignment
    <3.13> &"type" type_alias
    star_expressions
    &'return' return_stmt
    &('import' | 'from') import_stmt
    &'raise' raise_stmt
    'pass'
    &'del' del_stmt
    &'yield' yield_expr
    &'assert' assert_stmt
    'break'
    'continue'
    'global' ','.NAME+
    'nonlocal' ','.NAME+
compound_stmt:
    &('def' | '@' | 'async') function_def
    &'if' if_stmt
    &('class' | '@') class_def
    &('with' | 'async') with_stmt
    &('for' | 'async') for_stmt
    &'try' try_stmt
    &'while' while_stmt
    match_stmt
assignment:
    NAME ':' expression ['=' annotated_rhs]
    ('(' single_target ')' | single_subscript_attribute_target) ':' expression ['=' annotated_rhs]
    (star_targets '=')+ (yield_expr | star_expressions) !'='
    single_target AUGMENTED ~ (yield_expr | star_expressions)
    invalid_assignment
annotated_rhs:
    yield_expr
    star_expressions
return_stmt:
    'return' [star_expressions]
raise_stmt:
    <-3.11> 'raise' expression ['from' expression]
    <3.13> 'raise' expression 'from' expression
    <3.13> 'raise' expression
    'raise'
del_stmt:
    'del' del_targets &(';' | NEWLINE)
    invalid_del_stmt
assert_stmt:
    'assert' expression [',' expression]
import_stmt memo:
    <3.13> invalid_import
    'import' dotted_as_names
    'from' ('.' | '...')* dotted_name 'import' import_from_targets
    'from' ('.' | '...')+ 'import' import_from_targets
import_from_targets:
    '(' import_from_as_names [','] ')'
    import_from_as_names !','
    '*'
    invalid_import_from_targets
import_from_as_names:
    ','.import_from_as_name+
import_from_as_name:
    <3.14> invalid_import_from_as_name
    NAME ['as' NAME]
dotted_as_names:
    ','.dotted_as_name+
dotted_as_name:
    <3.14> invalid_dotted_as_name
    dotted_name ['as' NAME]
dotted_name memo:
    NAME ('.' NAME)*
block memo:
    NEWLINE INDENT statements DEDENT
    simple_stmts
    invalid_block
decorators:
    ('@' named_expression NEWLINE)+
class_def:
    decorators class_def_raw
    class_def_raw
class_def_raw:
    invalid_class_def_raw
    'class' NAME [type_params] ['(' [arguments] ')'] ':' block
function_def:
    decorators function_def_raw
    function_def_raw
function_def_raw:
    invalid_def_raw
    <-3.11> 'def' NAME &&'(' [params] ')' ['->' expression] &&':' block
    <-3.11> 'async' 'def' NAME &&'(' [params] ')' ['->' expression] &&':' block
    <3.13> 'def' NAME [type_params] '(' [params] ')' ['->' expression] ':' block
    <3.13> 'async' 'def' NAME [type_params] '(' [params] ')' ['->' expression] ':' block
params:
    invalid_parameters
    parameters
parameters:
    slash_no_default param_no_default* param_with_default* [star_etc]
    slash_with_default param_with_default* [star_etc]
    param_no_default+ param_with_default* [star_etc]
    param_with_default+ [star_etc]
    star_etc
slash_no_default:
    param_no_default+ '/' ','
    param_no_default+ '/' &')'
slash_with_default:
    param_no_default* param_with_default+ '/' ','
    param_no_default* param_with_default+ '/' &')'
star_etc:
    invalid_star_etc
    '*' param_no_default param_maybe_default* [kwds]
    '*' param_star_annotation param_maybe_default* [kwds]
    '*' ',' param_maybe_default+ [kwds]
    kwds
kwds:
    invalid_kwds
    '**' param_no_default
param_no_default:
    param ','
    param &')'
param_star_annotation:
    NAME ':' star_expression ','
    NAME ':' star_expression &')'
param_with_default:
    param default ','
    param default &')'
param_maybe_default:
    param default? ','
    param default? &')'
param:
    NAME [':' expression]
if_stmt:
    invalid_if_stmt
    'if' named_expression ':' block elif_stmt
    'if' named_expression ':' block [else_block]
elif_stmt:
    invalid_elif_stmt
    'elif' named_expression ':' block elif_stmt
    'elif' named_expression ':' block [else_block]
else_block:
    invalid_else_stmt
    'else' &&':' block
while_stmt:
    invalid_while_stmt
    'while' named_expression ':' block [else_block]
for_stmt:
    invalid_for_stmt
    'for' star_targets 'in' ~ star_expressions ':' block [else_block]
    'async' 'for' star_targets 'in' ~ star_expressions ':' block [else_block]
    invalid_for_target
with_stmt:
    invalid_with_stmt_indent
    'with' '(' ','.with_item+ ','? ')' ':' block
    'with' ','.with_item+ ':' block
    'async' 'with' '(' ','.with_item+ ','? ')' ':' block
    'async' 'with' ','.with_item+ ':' block
    invalid_with_stmt
with_item:
    expression 'as' star_target &(',' | ')' | ':')
    invalid_with_item
    expression
try_stmt:
    invalid_try_stmt
    'try' &&':' block finally_block
    'try' &&':' block except_block+ [else_block] [finally_block]
    'try' &&':' block except_star_block+ [else_block] [finally_block]
except_block:
    invalid_except_stmt_indent
    'except' expression ['as' NAME] ':' block
    <3.14> 'except' expressions ':' block
    'except' ':' block
    invalid_except_stmt
except_star_block:
    invalid_except_star_stmt_indent
    'except' '*' expression ['as' NAME] ':' block
    <3.14> 'except' '*' expressions ':' block
    <-3.13> invalid_except_stmt
    <3.14> invalid_except_star_stmt
finally_block:
    invalid_finally_stmt
    'finally' &&':' block
type_alias:
    "type" NAME [type_params] '=' expression
type_params:
    <3.13> invalid_type_params
    <3.13> '[' ','.type_param+ [','] ']'
type_param memo:
    NAME [':' expression] ['=' expression]
    invalid_type_param
    '*' NAME ['=' star_expression]
    '**' NAME ['=' expression]
match_stmt:
    "match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT
    invalid_match_stmt
subject_expr:
    star_named_expression ',' star_named_expressions?
    named_expression
case_block:
    invalid_case_block
    "case" patterns guard? ':' block
guard:
    'if' named_expression
patterns:
    open_sequence_pattern
    pattern
pattern:
    as_pattern
    or_pattern
as_pattern:
    or_pattern 'as' pattern_capture_target
    invalid_as_pattern
or_pattern:
    '|'.closed_pattern+
closed_pattern memo:
    literal_pattern
    pattern_capture_target
    "_"
    attr !('.' | '(' | '=')
    '(' pattern ')'
    sequence_pattern
    mapping_pattern
    class_pattern
literal_pattern:
    signed_number !('+' | '-')
    complex_number
    strings
    'None'
    'True'
    'False'
literal_expr:
    signed_number !('+' | '-')
    complex_number
    strings
    'None'
    'True'
    'False'
complex_number:
    signed_number ('+' | '-') NUMBER
signed_number:
    NUMBER
    '-' NUMBER
pattern_capture_target:
    !"_" NAME !('.' | '(' | '=') -> Name
attr memo:
    NAME ('.' NAME)+
name_or_attr:
    attr
    NAME
sequence_pattern:
    '[' maybe_sequence_pattern? ']'
    '(' open_sequence_pattern? ')'
open_sequence_pattern:
    maybe_star_pattern ',' maybe_sequence_pattern?
maybe_sequence_pattern:
    ','.maybe_star_pattern+ ','?
maybe_star_pattern:
    star_pattern
    pattern
star_pattern memo:
    '*' pattern_capture_target
    '*' "_"
mapping_pattern:
    '{' '}'
    '{' double_star_pattern ','? '}'
    '{' items_pattern ',' double_star_pattern ','? '}'
    '{' items_pattern ','? '}'
items_pattern:
    ','.key_value_pattern+
key_value_pattern:
    (literal_expr | attr) ':' pattern
double_star_pattern:
    '**' pattern_capture_target
class_pattern:
    name_or_attr '(' ')'
    name_or_attr '(' positional_patterns ','? ')'
    name_or_attr '(' keyword_patterns ','? ')'
    name_or_attr '(' positional_patterns ',' keyword_patterns ','? ')'
    invalid_class_pattern
positional_patterns:
    ','.pattern+
keyword_patterns:
    ','.keyword_pattern+
keyword_pattern:
    NAME '=' pattern
`;
