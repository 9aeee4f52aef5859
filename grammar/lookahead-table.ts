// Printed by npm run gen from the rules of the parser: which tokens each choice in each rule begins with.

/** A rule a line, and below it its choices: method, number, and the first tokens of every alternative. */
export const LOOKAHEAD = `atom
  OR0: NAME   NUMBER   STRING FSTRING_START   '('   '['   '{'   'None'   'True'   'False'   '...'
group
  OPTION0: 'yield' '*' NAME 'lambda' 'not' '-' '+' '~' 'await' NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...'
  OR0: 'yield'   '*' NAME 'lambda' 'not' '-' '+' '~' 'await' NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...'
list
  OPTION0: '*' NAME 'lambda' 'not' '-' '+' '~' 'await' NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...'
items
  OPTION0: 'async' 'for'
  MANY0: ','
  OPTION2: '*' NAME 'lambda' 'not' '-' '+' '~' 'await' NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...'
braces
  MANY0: '**' '*' NAME 'lambda' 'not' '-' '+' '~' 'await' NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...'
  OPTION0: 'async' 'for'
  OPTION2: ','
braceItem
  OR0: '**'   '*' NAME 'lambda' 'not' '-' '+' '~' 'await' NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...'
  OPTION0: ':'
comprehensions
  AT_LEAST_ONE0: 'async' 'for'
comprehension
  OPTION0: 'async'
  MANY0: 'if'
targets
  MANY0: ','
  OPTION0: '*' NAME NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...'
target
  OPTION0: '*'
yieldExpression
  OPTION0: 'from' '*' 'lambda' 'not' '-' '+' '~' 'await' NAME NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...'
  OR0: 'from'   '*' 'lambda' 'not' '-' '+' '~' 'await' NAME NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...'
strings
  AT_LEAST_ONE0: STRING FSTRING_START
  OR0: STRING   FSTRING_START
formatString
  MANY0: FSTRING_MIDDLE '{'
piece
  OR0: FSTRING_MIDDLE   '{'
field
  OPTION0: '='
  OPTION2: '!'
  OPTION3: FORMAT_COLON
fieldValue
  OR0: 'yield'   '*' 'lambda' 'not' '-' '+' '~' 'await' NAME NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...'
  OPTION0: 'async' 'for'
format
  MANY0: FSTRING_MIDDLE '{'
starExpressions
  MANY0: ','
  OPTION0: '*' 'lambda' 'not' '-' '+' '~' 'await' NAME NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...'
starExpression
  OR0: '*'   'lambda' 'not' '-' '+' '~' 'await' NAME NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...'
namedExpression
  OR0: NAME   'lambda' 'not' '-' '+' '~' 'await' NAME NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...'
starNamedExpression
  OR0: '*'   NAME 'lambda' 'not' '-' '+' '~' 'await' NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...'
expression
  OR0: 'lambda'   'not' '-' '+' '~' 'await' NAME NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...'
  OPTION0: 'if'
condition
lambda
parameters
  MANY0: '/' '*' '**' NAME
  OPTION0: ','
parameter
  OR0: '/'   '*'   '**'   NAME
  OPTION0: NAME
  OPTION2: '='
arg
  OPTION0: ':'
  OR0: '*' 'lambda' 'not' '-' '+' '~' 'await' NAME NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...'
operators
  MANY0: 'not' '-' '+' '~'
  MANY2: ARITHMETIC COMPARISON '+' '-' '*' '**' '/' '|' '@' 'and' 'or' 'in' 'is' 'not'
operation
  MANY0: 'not' '-' '+' '~'
prefix
  OR0: 'not'   '-'   '+'   '~'
operator
  OR0: ARITHMETIC   COMPARISON   '+'   '-'   '*'   '**'   '/'   '|'   '@'   'and'   'or'   'in'   'is'   'not'
  OPTION0: 'not'
operand
  OPTION0: 'await'
primary
  MANY0: '.' '(' '['
  OR0: '.'   '('   '['
arguments
  MANY0: '**' '*' NAME 'lambda' 'not' '-' '+' '~' 'await' NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...'
  OPTION0: ','
argument
  OR0: '**'   '*'   NAME   NAME 'lambda' 'not' '-' '+' '~' 'await' NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...'
  OPTION0: 'async' 'for'
slices
  MANY0: ','
  OPTION0: '*' NAME 'lambda' 'not' '-' '+' '~' 'await' NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...' ':'
slice
  OR0: '*'   NAME 'lambda' 'not' '-' '+' '~' 'await' NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...' ':'
range
  OPTION0: NAME 'lambda' 'not' '-' '+' '~' 'await' NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...'
  OPTION2: 'lambda' 'not' '-' '+' '~' 'await' NAME NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...'
  OPTION3: ':'
  OPTION4: 'lambda' 'not' '-' '+' '~' 'await' NAME NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...'
patterns
patternItems
  MANY0: ','
  OPTION0: '*' '-' NUMBER STRING FSTRING_START 'None' 'True' 'False' NAME '(' '[' '{'
maybeStarPattern
  OR0: '*'   '-' NUMBER STRING FSTRING_START 'None' 'True' 'False' NAME '(' '[' '{'
pattern
  MANY0: '|'
  OPTION0: 'as'
closedPattern
  OR0: '-' NUMBER STRING FSTRING_START 'None' 'True' 'False'   NAME   '('   '['   '{'
literalPattern
literal
  OR0: '-' NUMBER   STRING FSTRING_START   'None'   'True'   'False'
signedNumbers
  OPTION0: '+' '-'
  OR0: '+'   '-'
signedNumber
  OPTION0: '-'
namePattern
  OPTION0: '('
dottedName
  MANY0: '.'
classParts
  MANY0: NAME '-' NUMBER STRING FSTRING_START 'None' 'True' 'False' '(' '[' '{'
  OPTION0: ','
classPart
  OR0: NAME   '-' NUMBER STRING FSTRING_START 'None' 'True' 'False' NAME '(' '[' '{'
groupPattern
  OPTION0: '*' '-' NUMBER STRING FSTRING_START 'None' 'True' 'False' NAME '(' '[' '{'
listPattern
  OPTION0: '*' '-' NUMBER STRING FSTRING_START 'None' 'True' 'False' NAME '(' '[' '{'
mappingPattern
  MANY0: '**' '-' NUMBER STRING FSTRING_START 'None' 'True' 'False' NAME
  OPTION0: ','
mappingItem
  OR0: '**'   '-' NUMBER STRING FSTRING_START 'None' 'True' 'False' NAME
  OR2: '-' NUMBER STRING FSTRING_START 'None' 'True' 'False'   NAME
simpleStatements
  MANY0: ';'
  OPTION0: NAME 'yield' '*' 'lambda' 'not' '-' '+' '~' 'await' NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...' 'return' 'import' 'from' 'raise' 'del' 'assert' 'global' 'nonlocal' 'pass' 'break' 'continue'
simpleStatement
  OR0: NAME   'yield' '*' 'lambda' 'not' '-' '+' '~' 'await' NAME NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...'   'return'   'import'   'from'   'raise'   'del'   'assert'   'global' 'nonlocal'   'pass' 'break' 'continue'
expressionStatement
  OPTION0: '=' AUGMENTED ':'
  OR0: '='   AUGMENTED   ':'
rightSide
  OR0: 'yield'   '*' 'lambda' 'not' '-' '+' '~' 'await' NAME NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...'
assignment
  AT_LEAST_ONE0: '='
augmented
annotated
  OPTION0: '='
returnStatement
  OPTION0: '*' 'lambda' 'not' '-' '+' '~' 'await' NAME NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...'
raiseStatement
  OPTION0: 'lambda' 'not' '-' '+' '~' 'await' NAME NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...'
  OPTION2: 'from'
deleteStatement
  AT_LEAST_ONE0: NAME NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...'
  OPTION0: ','
assertStatement
  OPTION0: ','
scopeStatement
  OR0: 'global'   'nonlocal'
wordStatement
  OR0: 'pass'   'break'   'continue'
importStatement
  OPTION0: 'as'
asName
moduleName
  MANY0: '.'
fromStatement
  MANY0: '.' '...'
  OR0: '.'   '...'
  OPTION0: NAME
  OR2: '*'   '('   NAME
importAll
importedNames
  AT_LEAST_ONE0: NAME
  OPTION0: 'as'
  OPTION2: ','
typeAlias
  OPTION0: '['
typeParameters
  AT_LEAST_ONE0: '*' '**' NAME
  OPTION0: ','
typeParameter
  OPTION0: '*' '**'
  OR0: '*'   '**'
  OPTION2: ':'
  OPTION3: '='
file
  MANY0: NAME 'yield' '*' 'lambda' 'not' '-' '+' '~' 'await' NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...' 'return' 'import' 'from' 'raise' 'del' 'assert' 'global' 'nonlocal' 'pass' 'break' 'continue' 'if' 'for' 'while' 'try' 'with' 'async' '@' 'def' 'class'
interactive
  OPTION0: NEWLINE
evaluated
  MANY0: NEWLINE
expressionList
  AT_LEAST_ONE0: 'lambda' 'not' '-' '+' '~' 'await' NAME NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...'
  OPTION0: ','
statement
  OR0: NAME   NAME 'yield' '*' 'lambda' 'not' '-' '+' '~' 'await' NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...' 'return' 'import' 'from' 'raise' 'del' 'assert' 'global' 'nonlocal' 'pass' 'break' 'continue'   'if'   'for'   'while'   'try'   'with'   'async'   '@' 'async' 'def' 'class'
block
  OR0: NEWLINE   NAME 'yield' '*' 'lambda' 'not' '-' '+' '~' 'await' NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...' 'return' 'import' 'from' 'raise' 'del' 'assert' 'global' 'nonlocal' 'pass' 'break' 'continue'
  AT_LEAST_ONE0: NAME 'yield' '*' 'lambda' 'not' '-' '+' '~' 'await' NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...' 'return' 'import' 'from' 'raise' 'del' 'assert' 'global' 'nonlocal' 'pass' 'break' 'continue' 'if' 'for' 'while' 'try' 'with' 'async' '@' 'def' 'class'
ifStatement
branches
  OPTION0: 'elif' 'else'
  OR0: 'elif'   'else'
elseBlock
whileStatement
  OPTION0: 'else'
forStatement
  OPTION0: 'else'
withStatement
  OR0: '('   'lambda' 'not' '-' '+' '~' 'await' NAME NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...'
withItems
  AT_LEAST_ONE0: 'lambda' 'not' '-' '+' '~' 'await' NAME NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...'
  OPTION0: 'as'
  OPTION2: ','
tryStatement
  MANY0: 'except'
  OPTION0: 'else'
  OPTION2: 'finally'
handler
  OPTION0: '*'
  OPTION2: 'lambda' 'not' '-' '+' '~' 'await' NAME NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...'
  OPTION3: 'as'
exceptionTypes
  AT_LEAST_ONE0: 'lambda' 'not' '-' '+' '~' 'await' NAME NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...'
  OPTION0: ','
definition
  MANY0: '@'
  OR0: 'async' 'def'   'class'
functionDefinition
  OPTION0: 'async'
  OPTION2: '['
  OPTION3: '->'
classDefinition
  OPTION0: '['
  OPTION2: '('
asyncStatement
  OR0: 'for'   'with'
matchStatement
  AT_LEAST_ONE0: NAME
subject
  AT_LEAST_ONE0: '*' NAME 'lambda' 'not' '-' '+' '~' 'await' NUMBER STRING FSTRING_START '(' '[' '{' 'None' 'True' 'False' '...'
  OPTION0: ','
matchCase
  OPTION0: 'if'`;
