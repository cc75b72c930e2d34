// What people type into Slack's search. A modifier that Slack does not know is a word, such as the beginning of a link.
grammar SearchQuery;

query
    : term* EOF
    ;

term
    : MODIFIER                            # modifier
    | PHRASE                              # phrase
    | WORD                                # word
    ;

MODIFIER : '-'? [A-Za-z]+ ':' ( QUOTED | ~[ \t\r\n"]+ ) ;
PHRASE   : '-'? QUOTED ;
WORD     : ~[ \t\r\n"]+ ;
LONE     : '"' -> skip ;
SPACE    : [ \t\r\n]+ -> skip ;

fragment QUOTED : '"' ~["]* '"' ;
