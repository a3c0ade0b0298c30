/** A MADE UP parliamentary paper, as the official publications' site would publish it: no such paper exists. */
export const MADE_UP_PAPER = `<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie><kamerstuk><kamerstukkop><tekstregel inhoud="kamer-jaar">Tweede Kamer der Staten-Generaal</tekstregel></kamerstukkop>
<dossier><dossiernummer><dossiernr>99999</dossiernr></dossiernummer><titel>VERZONNEN dossier (MADE UP)</titel></dossier>
<stuk><stuknr>Nr. <ondernummer>1</ondernummer></stuknr><titel>VERZONNEN brief (MADE UP)</titel>
<algemeen><vrije-tekst><tekst><al>De Minister schrijft dat de bomen uit de kwekerij van Voorbeelddorp komen.</al></tekst></vrije-tekst></algemeen></stuk>
</kamerstuk></officiele-publicatie>`;
