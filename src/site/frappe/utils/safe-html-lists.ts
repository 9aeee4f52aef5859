// Which HTML scripts may let through: tags, attributes, schemes of addresses.

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** Tags that stay. */
export const safeTags = words(`
  html head meta link body o:p
  article aside details dialog div fieldset figcaption figure footer header hr main menu nav p pre section summary
  address blockquote center dd dir dl dt h1 h2 h3 h4 h5 h6 li ol ul
  table caption col colgroup tbody td tfoot th thead tr
  a abbr acronym b big br cite code del dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u var
  area audio canvas img map source video
  button datalist form input label legend meter optgroup option output progress select textarea
  svg g path circle ellipse line polygon polyline rect text tspan defs desc title lineargradient radialgradient stop marker
  math mi mn mo mrow ms mtext mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd mspace mstyle
`);

/** Attributes that any tag may have, besides those that begin with `data-`. */
export const safeAttributes = words(`
  abbr accept accept-charset accesskey action align alt autocomplete autofocus autoplay axis background bgcolor border
  bordercolor cellpadding cellspacing char charoff charset checked cite class clear color cols colspan compact content
  contenteditable controls coords datetime default dir dirname disabled download draggable enctype face for form frame
  headers height hidden high href hreflang hspace http-equiv id inputmode ismap label lang list longdesc loop low max
  maxlength media method min multiple name nohref noshade nowrap open optimum pattern placeholder playsinline poster
  preload prompt readonly rel repeat-max repeat-min required reversed role rows rowspan rules scope selected shape size
  sizes span spellcheck src start step style summary tabindex target title type usemap valign value volume vspace width
  wrap xml:lang
`);

/** Attributes that hold an address. */
export const addressAttributes = words('action background cite href longdesc poster src');

/** Elements that have no end. */
export const voidTags = words('area br col hr img input link meta source');

/** Schemes that an address may begin with in older releases. */
export const schemes15 = words('cid http https mailto tel');

/** The same in newer ones. */
export const schemes16 = words(`
  bitcoin cid ftp ftps geo http https im irc ircs magnet mailto mms news nntp sip sms smsto ssh tel url webcal xmpp
`);
