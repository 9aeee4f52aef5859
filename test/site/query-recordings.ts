// Queries and the SQL that PyPika 0.48.9 in its MySQL dialect makes of them, recorded.

/** What every query finds: three tables, the builder and its terms. */
export const PRELUDE = `SI = frappe.qb.DocType("Sales Invoice")
C = frappe.qb.DocType("Customer")
SII = frappe.qb.DocType("Sales Invoice Item")
qb = frappe.qb
T = frappe.qb.terms
`;

/** The expression and its text. */
export const recordedQueries: readonly (readonly [code: string, sql: string])[] = [
  [
    'qb.from_(SI).select(SI.name).where((SI.a==1)&(SI.b==2)|(SI.c==3))',
    'SELECT `name` FROM `tabSales Invoice` WHERE (`a`=1 AND `b`=2) OR `c`=3',
  ],
  [
    'qb.from_(SI).select(SI.name).where(~((SI.a==1)&(SI.b==2)))',
    'SELECT `name` FROM `tabSales Invoice` WHERE NOT (`a`=1 AND `b`=2)',
  ],
  [
    'qb.from_(SI).select(SI.name).where(~(SI.a==1)&(SI.b==2))',
    'SELECT `name` FROM `tabSales Invoice` WHERE NOT `a`=1 AND `b`=2',
  ],
  [
    'qb.from_(SI).select(SI.name).where(T.Not(SI.a.isin([1,2])))',
    'SELECT `name` FROM `tabSales Invoice` WHERE NOT `a` IN (1,2)',
  ],
  [
    'qb.from_(SI).select(SI.name).where((SI.a==1)^(SI.b==2))',
    'SELECT `name` FROM `tabSales Invoice` WHERE `a`=1 XOR `b`=2',
  ],
  [
    'qb.from_(SI).select(SI.name).where(((SI.a==1)|(SI.b==2))|(SI.c==3))',
    'SELECT `name` FROM `tabSales Invoice` WHERE `a`=1 OR `b`=2 OR `c`=3',
  ],
  [
    'qb.from_(SI).select(SI.name).where((SI.a==1)|((SI.b==2)&(SI.c==3)))',
    'SELECT `name` FROM `tabSales Invoice` WHERE `a`=1 OR (`b`=2 AND `c`=3)',
  ],
  [
    'qb.from_(SI).select((SI.a-SI.b)-SI.c, SI.a-(SI.b-SI.c), SI.a-(SI.b+SI.c), SI.a/(SI.b*SI.c), SI.a*(SI.b/SI.c),(SI.a+SI.b)/2, 1-SI.a, 2*(SI.a-1))',
    'SELECT `a`-`b`-`c`,`a`-(`b`-`c`),`a`-(`b`+`c`),`a`/(`b`*`c`),`a`*`b`/`c`,(`a`+`b`)/2,1-`a`,2*(`a`-1) FROM `tabSales Invoice`',
  ],
  ['qb.from_(SI).select((SI.a+1).as_("x"), (SI.a==1).as_("y"))', 'SELECT `a`+1 `x`,`a`=1 y FROM `tabSales Invoice`'],
  [
    'qb.from_(SI).select(SI.name).orderby(SI.a,SI.b,order=qb.desc)',
    'SELECT `name` FROM `tabSales Invoice` ORDER BY `a` DESC,`b` DESC',
  ],
  [
    'qb.from_(SI).select(SI.name).orderby(qb.functions("SUM",SI.a),order=qb.desc)',
    'SELECT `name` FROM `tabSales Invoice` ORDER BY SUM(`a`) DESC',
  ],
  [
    'qb.from_(SI).select(SI.a.as_("x"),qb.functions("SUM",SI.b).as_("t")).groupby(SI.a.as_("x")).orderby(qb.Field("t").as_("t"))',
    'SELECT `a` `x`,SUM(`b`) `t` FROM `tabSales Invoice` GROUP BY `x` ORDER BY `t`',
  ],
  [
    'qb.from_(SI).select(SI.name).groupby("a",SI.b).having((T.AggregateFunction("SUM",SI.t)>10)&(SI.a==1)).having(SI.b<2)',
    'SELECT `name` FROM `tabSales Invoice` GROUP BY `a`,`b` HAVING SUM(`t`)>10 AND `a`=1 AND `b`<2',
  ],
  ['qb.from_(SI).select(SI.name).limit(0)', 'SELECT `name` FROM `tabSales Invoice` LIMIT 0'],
  ['qb.from_(SI).select(SI.name).offset(0)', 'SELECT `name` FROM `tabSales Invoice`'],
  ['qb.from_(SI).select(SI.name).offset(5)', 'SELECT `name` FROM `tabSales Invoice` OFFSET 5'],
  ['qb.from_(SI).select(SI.name)[5:]', 'SELECT `name` FROM `tabSales Invoice` OFFSET 5'],
  ['qb.from_(SI).select(SI.name)[:5]', 'SELECT `name` FROM `tabSales Invoice` LIMIT 5'],
  ['qb.from_(SI).select("*").select("a")', 'SELECT * FROM `tabSales Invoice`'],
  ['qb.from_(SI).select(SI.star,SI.a)', 'SELECT * FROM `tabSales Invoice`'],
  ['qb.from_(SI).select(SI.a,SI.star)', 'SELECT * FROM `tabSales Invoice`'],
  [
    'qb.from_(SI).join(C).on(SI.customer==C.name).select(SI.star,C.name)',
    'SELECT `tabSales Invoice`.*,`tabCustomer`.`name` FROM `tabSales Invoice` JOIN `tabCustomer` ON `tabSales Invoice`.`customer`=`tabCustomer`.`name`',
  ],
  [
    'qb.from_(SI).left_join(C).on_field("customer","company").select(SI.name)',
    'SELECT `tabSales Invoice`.`name` FROM `tabSales Invoice` LEFT JOIN `tabCustomer` ON `tabSales Invoice`.`customer`=`tabCustomer`.`customer` AND `tabSales Invoice`.`company`=`tabCustomer`.`company`',
  ],
  [
    'qb.from_(SI).join(C).using("name").select(SI.name)',
    'SELECT `tabSales Invoice`.`name` FROM `tabSales Invoice` JOIN `tabCustomer` USING (`name`)',
  ],
  [
    'qb.from_(SI).cross_join(C).cross().select(SI.name)',
    'SELECT `tabSales Invoice`.`name` FROM `tabSales Invoice` CROSS JOIN `tabCustomer`',
  ],
  [
    'qb.from_(SI).outer_join(C).on(SI.a==C.b).right_join(SII).on(SII.x==SI.y).select(SI.name,SII.q)',
    'SELECT `tabSales Invoice`.`name`,`tabSales Invoice Item`.`q` FROM `tabSales Invoice` FULL OUTER JOIN `tabCustomer` ON `tabSales Invoice`.`a`=`tabCustomer`.`b` RIGHT JOIN `tabSales Invoice Item` ON `tabSales Invoice Item`.`x`=`tabSales Invoice`.`y`',
  ],
  [
    'qb.from_(SI).join(SI).on(SI.a==SI.b).select(SI.name)',
    'SELECT `tabSales Invoice2`.`name` FROM `tabSales Invoice` `tabSales Invoice2` JOIN `tabSales Invoice` `tabSales Invoice2` ON `tabSales Invoice2`.`a`=`tabSales Invoice2`.`b`',
  ],
  [
    'qb.from_(SI).join(C.as_("c2")).on(SI.a==C.as_("c2").b).select(SI.name,C.as_("c2").x)',
    'SELECT `tabSales Invoice`.`name`,`c2`.`x` FROM `tabSales Invoice` JOIN `tabCustomer` `c2` ON `tabSales Invoice`.`a`=`c2`.`b`',
  ],
  [
    'qb.from_(SI).join(qb.from_(C).select(C.name,C.g)).on(SI.a==SI.b).select(SI.name)',
    'SELECT `tabSales Invoice`.`name` FROM `tabSales Invoice` JOIN (SELECT `name`,`g` FROM `tabCustomer`) `sq0` ON `tabSales Invoice`.`a`=`tabSales Invoice`.`b`',
  ],
  [
    'qb.from_(qb.from_(SI).select(SI.a).as_("s")).select("a").where(qb.Field("a")>1)',
    'SELECT `s`.`a` FROM (SELECT `a` FROM `tabSales Invoice`) `s` WHERE `a`>1',
  ],
  [
    'qb.from_(qb.from_(SI).select(SI.a)).from_(qb.from_(C).select(C.b)).select("a")',
    'SELECT `sq0`.`a` FROM (SELECT `a` FROM `tabSales Invoice`) `sq0`,(SELECT `b` FROM `tabCustomer`) `sq1`',
  ],
  [
    'qb.from_(SI).select(SI.name).union_all(qb.from_(C).select(C.name)).orderby("name").limit(3)',
    'SELECT `name` FROM `tabSales Invoice` UNION ALL SELECT `name` FROM `tabCustomer` ORDER BY `name` LIMIT 3',
  ],
  [
    'qb.from_(SI).select(SI.name) + qb.from_(C).select(C.name)',
    'SELECT `name` FROM `tabSales Invoice` UNION SELECT `name` FROM `tabCustomer`',
  ],
  [
    'qb.from_(SI).select(SI.name) - qb.from_(C).select(C.name)',
    'SELECT `name` FROM `tabSales Invoice` MINUS SELECT `name` FROM `tabCustomer`',
  ],
  [
    'qb.from_(SI).select(SI.name).intersect(qb.from_(C).select(C.name)).offset(2)',
    'SELECT `name` FROM `tabSales Invoice` INTERSECT SELECT `name` FROM `tabCustomer` OFFSET 2',
  ],
  [
    'qb.from_(qb.from_(SI).select(SI.name).union(qb.from_(C).select(C.name))).select("name")',
    'SELECT `sq0`.`name` FROM (SELECT `name` FROM `tabSales Invoice` UNION SELECT `name` FROM `tabCustomer`) `sq0`',
  ],
  [
    'qb.from_(SI).select(T.Case().when((SI.a==1)&(SI.b==2),SI.c+1).else_(None))',
    'SELECT CASE WHEN `a`=1 AND `b`=2 THEN `c`+1 ELSE NULL END FROM `tabSales Invoice`',
  ],
  ['qb.from_(SI).select(T.CustomFunction("F")(1,"x",None,[1,2],(3,4)))', 'SELECT F() FROM `tabSales Invoice`'],
  [
    'qb.from_(SI).select(T.Function("COUNT",SI.a,alias="n"), T.AggregateFunction("SUM",SI.a).filter(SI.b==1))',
    'SELECT COUNT(`a`) `n`,SUM(`a`) FILTER(WHERE `b`=1) FROM `tabSales Invoice`',
  ],
  [
    'qb.from_(SI).select(T.AnalyticFunction("RANK").over(SI.a).orderby(SI.b,order=qb.desc))',
    'SELECT RANK() OVER(PARTITION BY `a` ORDER BY `b` DESC) FROM `tabSales Invoice`',
  ],
  [
    'qb.from_(SI).select(SI.name).where(SI.creation > qb.functions("NOW") - T.Interval(days=1,hours=2))',
    "SELECT `name` FROM `tabSales Invoice` WHERE `creation`>NOW()-INTERVAL '1 2' DAY_HOUR",
  ],
  [
    'qb.from_(SI).select(SI.name).where(SI.creation > T.Interval(weeks=2))',
    "SELECT `name` FROM `tabSales Invoice` WHERE `creation`>INTERVAL '2' WEEK",
  ],
  [
    'qb.from_(SI).select(SI.name).where(SI.c < T.Interval(months=-3))',
    "SELECT `name` FROM `tabSales Invoice` WHERE `c`<INTERVAL '-3' MONTH",
  ],
  [
    'qb.from_(SI).select(SI.name).where(SI.c<T.Interval(minutes=90,seconds=5))',
    "SELECT `name` FROM `tabSales Invoice` WHERE `c`<INTERVAL '90:5' MINUTE_SECOND",
  ],
  [
    'qb.from_(SI).select(SI.name).where(SI.c<T.Interval(quarters=1))',
    "SELECT `name` FROM `tabSales Invoice` WHERE `c`<INTERVAL '1' QUARTER",
  ],
  [
    'qb.from_(SI).select(SI.name).where(SI.c<T.Interval(microseconds=5))',
    "SELECT `name` FROM `tabSales Invoice` WHERE `c`<INTERVAL '5' MICROSECOND",
  ],
  [
    'qb.from_(SI).select(SI.name).where(SI.c<T.Interval(years=10))',
    "SELECT `name` FROM `tabSales Invoice` WHERE `c`<INTERVAL '10' YEAR",
  ],
  [
    'qb.from_(SI).select(SI.name).where(SI.c<T.Interval(hours=10))',
    "SELECT `name` FROM `tabSales Invoice` WHERE `c`<INTERVAL '10' HOUR",
  ],
  [
    'qb.from_(SI).select(SI.name).where(SI.c<T.Interval(days=100,minutes=10))',
    "SELECT `name` FROM `tabSales Invoice` WHERE `c`<INTERVAL '100 0:10' DAY_MINUTE",
  ],
  [
    'qb.from_(SI).select(SI.name).where(SI.a.between(1,2)&SI.b.isnull())',
    'SELECT `name` FROM `tabSales Invoice` WHERE `a` BETWEEN 1 AND 2 AND `b` IS NULL',
  ],
  ['qb.from_(SI).select(SI.name).where(SI.a[1:3])', 'SELECT `name` FROM `tabSales Invoice` WHERE `a` BETWEEN 1 AND 3'],
  [
    'qb.from_(SI).select(SI.name).where(SI.a.bitwiseand(2)==2)',
    'SELECT `name` FROM `tabSales Invoice` WHERE (`a` & 2)=2',
  ],
  ['qb.from_(SI).select(SI.name).where(SI.a.rlike("x"))', "SELECT `name` FROM `tabSales Invoice` WHERE `a` RLIKE 'x'"],
  ['qb.from_(SI).select(SI.name).where(SI.a.ilike("x"))', "SELECT `name` FROM `tabSales Invoice` WHERE `a` ILIKE 'x'"],
  [
    'qb.from_(SI).select(SI.name).where(SI.a.not_ilike("x"))',
    "SELECT `name` FROM `tabSales Invoice` WHERE `a` NOT ILIKE 'x'",
  ],
  ['qb.from_(SI).select(SI.name).where(SI.a.regex("x"))', "SELECT `name` FROM `tabSales Invoice` WHERE `a` REGEX 'x'"],
  ['qb.from_(SI).select(SI.name).where(T.Criterion.all([]))', 'SELECT `name` FROM `tabSales Invoice`'],
  [
    'qb.from_(SI).select(SI.name).where(T.Criterion.any([SI.a==1]))',
    'SELECT `name` FROM `tabSales Invoice` WHERE `a`=1',
  ],
  ['qb.from_(SI).select(SI.name).where(T.EmptyCriterion())', 'SELECT `name` FROM `tabSales Invoice`'],
  [
    'qb.from_(SI).select(SI.name).where(SI.a.isin((1,"x",None,True)))',
    "SELECT `name` FROM `tabSales Invoice` WHERE `a` IN (1,'x',NULL,true)",
  ],
  [
    'qb.from_(SI).select(SI.name).where(SI.a.notin(qb.from_(C).select("x")))',
    'SELECT `name` FROM `tabSales Invoice` WHERE `a` NOT IN (SELECT `x` FROM `tabCustomer`)',
  ],
  [
    'qb.from_(SI).select(SI.name).where(SI.a==qb.from_(C).select("x"))',
    'SELECT `name` FROM `tabSales Invoice` WHERE `a`=(SELECT `x` FROM `tabCustomer`)',
  ],
  [
    'qb.from_(SI).select(qb.from_(C).select(qb.functions("MAX",C.x)).as_("m"))',
    'SELECT (SELECT MAX(`x`) FROM `tabCustomer`) `m` FROM `tabSales Invoice`',
  ],
  ['qb.from_(SI).select(SI.name).where(SI.a==[1,2])', 'SELECT `name` FROM `tabSales Invoice` WHERE `a`=[1,2]'],
  ['qb.from_(SI).select(SI.name).where(SI.a==1.5)', 'SELECT `name` FROM `tabSales Invoice` WHERE `a`=1.5'],
  ['qb.from_(SI).select(SI.name).where(SI.a==-1)', 'SELECT `name` FROM `tabSales Invoice` WHERE `a`=-1'],
  [
    'qb.from_(SI).select(SI.name).where(SI.x.like("%\'%"))',
    "SELECT `name` FROM `tabSales Invoice` WHERE `x` LIKE '%''%'",
  ],
  ['qb.from_(SI).select(SI.name).where(T.LiteralValue("1=1"))', 'SELECT `name` FROM `tabSales Invoice` WHERE 1=1'],
  ['qb.from_(SI).select(SI.name).where(T.Bracket(SI.a==1))', 'SELECT `name` FROM `tabSales Invoice` WHERE (`a`=1)'],
  ['qb.from_(SI).select(SI.name).where(T.Array(1,2)==SI.a)', 'SELECT `name` FROM `tabSales Invoice` WHERE [1,2]=`a`'],
  ['qb.from_(SI).select(T.Tuple(SI.a,1).as_("t"))', 'SELECT (`a`,1) `t` FROM `tabSales Invoice`'],
  [
    'qb.from_(SI).select(SI.name).for_update(skip_locked=True)',
    'SELECT `name` FROM `tabSales Invoice` FOR UPDATE SKIP LOCKED',
  ],
  ['qb.from_(SI).select(SI.name).for_update(nowait=True)', 'SELECT `name` FROM `tabSales Invoice` FOR UPDATE NOWAIT'],
  [
    'qb.from_(SI).select(SI.name).modifier("SQL_CALC_FOUND_ROWS")',
    'SELECT SQL_CALC_FOUND_ROWS `name` FROM `tabSales Invoice`',
  ],
  ['qb.from_(SI).select(SI.name).distinct().distinct()', 'SELECT DISTINCT `name` FROM `tabSales Invoice`'],
  ['qb.from_(SI).select(SI.name).use_index("i")', 'SELECT `name` FROM `tabSales Invoice` USE INDEX (`i`)'],
  ['qb.from_(SI).select(SI.name).force_index("i","j")', 'SELECT `name` FROM `tabSales Invoice` FORCE INDEX (`i`,`j`)'],
  ['qb.from_(SI).select(SI.name).rollup(SI.a)', 'SELECT `name` FROM `tabSales Invoice` GROUP BY ROLLUP(`a`)'],
  [
    'qb.from_(SI).select(SI.name).groupby(SI.a).rollup(vendor="mysql")',
    'SELECT `name` FROM `tabSales Invoice` GROUP BY `a` WITH ROLLUP',
  ],
  [
    'qb.into(SI).columns("a","b").insert((1,2),(3,"x"))',
    "INSERT INTO `tabSales Invoice` (`a`,`b`) VALUES (1,2),(3,'x')",
  ],
  ['qb.into(SI).insert(1,None,SI.a)', 'INSERT INTO `tabSales Invoice` VALUES (1,NULL,`a`)'],
  ['qb.into(SI).columns(SI.a).insert(1).ignore()', 'INSERT IGNORE INTO `tabSales Invoice` (`a`) VALUES (1)'],
  ['qb.into(SI).replace(1,2)', 'REPLACE INTO `tabSales Invoice` VALUES (1,2)'],
  [
    'qb.into(SI).columns("a").from_(C).select(C.x).where(C.y==1)',
    'INSERT INTO `tabSales Invoice` (`a`) SELECT `x` FROM `tabCustomer` WHERE `y`=1',
  ],
  [
    'qb.into(SI).columns("a").insert(1).on_duplicate_key_update("a",2)',
    'INSERT INTO `tabSales Invoice` (`a`) VALUES (1) ON DUPLICATE KEY UPDATE `a`=2',
  ],
  ['qb.into(SI)', ''],
  ['qb.update(SI)', ''],
  ['qb.update(SI).set("a",None).set(SI.b,SI.c+1).limit(2)', 'UPDATE `tabSales Invoice` SET `a`=null,`b`=`c`+1 LIMIT 2'],
  [
    'qb.update(SI).join(C).on(SI.a==C.b).set(SI.x,C.y).where(C.z==1)',
    'UPDATE `tabSales Invoice` JOIN `tabCustomer` ON `tabSales Invoice`.`a`=`tabCustomer`.`b` SET `x`=`tabCustomer`.`y` WHERE `tabCustomer`.`z`=1',
  ],
  ['qb.update("ToDo").set("a",True)', 'UPDATE `tabToDo` SET `a`=true'],
  ['qb.from_(SI).delete()', 'DELETE FROM `tabSales Invoice`'],
  ['qb.from_(SI)', ''],
  [
    'qb.from_(SI).delete().where((SI.a==1)|(SI.b==2)).limit(3)',
    'DELETE FROM `tabSales Invoice` WHERE `a`=1 OR `b`=2 LIMIT 3',
  ],
  [
    'qb.with_(qb.from_(C).select("name"),"t").from_(qb.Table("t")).select("name")',
    'WITH t AS (SELECT `name` FROM `tabCustomer`) SELECT `name` FROM `t`',
  ],
  [
    'qb.from_(SI).where(C.x==1).select(SI.name)',
    'SELECT `tabSales Invoice`.`name` FROM `tabSales Invoice` WHERE `tabCustomer`.`x`=1',
  ],
  [
    'qb.from_(SI).select(SI.a).where(SI.b==SI.c).where(SI.d.notnull())',
    'SELECT `a` FROM `tabSales Invoice` WHERE `b`=`c` AND NOT `d` IS NULL',
  ],
  [
    'qb.from_(SI).select(T.NullValue(),T.ValueWrapper(None),T.Star(),T.Star(SI))',
    'SELECT NULL,null,*,* FROM `tabSales Invoice`',
  ],
  [
    'qb.from_(SI).select("a","a",SI.a.as_("b")).groupby("b")',
    'SELECT `a`,`a`,`a` `b` FROM `tabSales Invoice` GROUP BY `b`',
  ],
  ['qb.from_(SI).select(SI.a.as_("b")).orderby(SI.a.as_("b"))', 'SELECT `a` `b` FROM `tabSales Invoice` ORDER BY `b`'],
  ['qb.from_(SI).select(SI.a.get_json_value("k"))', "SELECT `a`->'k' FROM `tabSales Invoice`"],
  ['qb.from_(SI).select(T.AtTimezone("a","UTC"))', "SELECT `a` AT TIME ZONE 'UTC' FROM `tabSales Invoice`"],
  ['qb.from_(SI).select(T.Values("a"))', 'SELECT VALUES(`a`) FROM `tabSales Invoice`'],
  [
    'qb.from_(SI).select(T.Parameter("%s"),T.QmarkParameter(),T.NamedParameter("a"),T.PyformatParameter("b"))',
    'SELECT %s,?,:a,%(b)s FROM `tabSales Invoice`',
  ],
  ['qb.from_(SI).groupby(1).select("a")', 'SELECT `a` FROM `tabSales Invoice` GROUP BY 1'],
  [
    'qb.from_(SI).select(T.Mod(SI.a,2),T.Pow(SI.a,3),T.Negative(SI.a),T.All(SI.a))',
    'SELECT MOD(`a`,2),POW(`a`,3),-`a`,`a` ALL FROM `tabSales Invoice`',
  ],
  ['qb.from_(SI).select(SI.star, "name", SI.status)', 'SELECT * FROM `tabSales Invoice`'],
  ['qb.from_("Sales Invoice").select(SI.star).select("name")', 'SELECT * FROM `tabSales Invoice`'],
  [
    'qb.from_(SI).select(SI.name).for_update(of=("tabSales Invoice",), nowait=True)',
    'SELECT `name` FROM `tabSales Invoice` FOR UPDATE OF `tabSales Invoice` NOWAIT',
  ],
  [
    'qb.from_(SI).select(SI.name).groupby(SI.name).with_totals()',
    'SELECT `name` FROM `tabSales Invoice` GROUP BY `name` WITH TOTALS',
  ],
  ['qb.from_(SI).select(SI.name).with_totals()', 'SELECT `name` FROM `tabSales Invoice`'],
  ['qb.from_(SI).select((-SI.a).as_("x"))', 'SELECT -`a` FROM `tabSales Invoice`'],
  ['qb.from_(SI).select(T.JSON({"a": [1, None, "x"]}))', 'SELECT \'{"a":[1,None,"x"]}\' FROM `tabSales Invoice`'],
  ['qb.select(1, 2.5, None)', 'SELECT 1,2.5,NULL'],
  [
    'qb.from_(qb.Schema("information_schema").tables).select("table_name")',
    'SELECT `table_name` FROM `information_schema`.`tables`',
  ],
  [
    'qb.from_(SI).select(SI.name).where(~(SI.name.isin(qb.from_(C).select(C.name).where((C.a == 1) & (C.b == 2)))))',
    'SELECT `name` FROM `tabSales Invoice` WHERE NOT `name` IN (SELECT `name` FROM `tabCustomer` WHERE (`a`=1 AND `b`=2))',
  ],
  [
    'qb.from_(SI.as_("si")).select("name").where((-SI.a) > 1)',
    'SELECT `si`.`name` FROM `tabSales Invoice` `si` WHERE -`a`>1',
  ],
];
